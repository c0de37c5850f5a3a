import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '../../texts/en.ts'
import { Part } from '../Part.tsx'
import { estimateWords } from './money.ts'
import { recordQuery } from './record-queries.ts'
import { Alive } from './WorthSection.tsx'

const t = texts.record

/** Beside a case: what they are worth in a line, whether they still buy, and the way to the whole record. */
export function PanelWorth({ customerId, caseId }: { customerId: string; caseId: string }) {
  const { data: record } = useQuery(recordQuery(customerId, caseId))
  const worth = record?.worth
  return (
    <Part title={t.worthShort}>
      {worth && worth.monetary !== null ? (
        <>
          <p className="nums mb-1.5 text-14">
            <span className="font-semibold">{estimateWords(worth.monetary, worth.currency)}</span>{' '}
            <span className="text-13 text-ink-2">
              {worth.predicted
                ? `${estimateWords(worth.predicted.amount, worth.currency)} ${t.predicted.toLowerCase()}`
                : t.historic.toLowerCase()}
            </span>
          </p>
          <Alive alive={worth.alive} />
        </>
      ) : null}
      {worth?.reasons.includes('objected') ? <p className="text-13 text-ink-2">{t.objected}</p> : null}
      <Link
        to="/customers/$id"
        params={{ id: customerId }}
        search={{ forCase: caseId }}
        className="mt-2 inline-block rounded text-13 font-medium text-accent-text underline underline-offset-2 pointer-coarse:py-2.5"
      >
        {t.open}
      </Link>
    </Part>
  )
}
