import type { Case, Message } from '@evenhand/contract/case.ts'
import type { Reading } from '@evenhand/contract/understanding.ts'
import { useState, type ReactNode } from 'react'
import { useYouOrNameOf } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { languageName } from '../ui/time-words.ts'
import { Disclosure } from '../why/Disclosure.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { sureness } from './labels.ts'
import { useMarking } from './marked.ts'
import { readMessage } from './use-understanding.ts'

const t = texts.read

function Line({ name, children, sure }: { name: string; children: ReactNode; sure?: number | undefined }) {
  return (
    <div className="flex items-baseline gap-3">
      <dt className="w-24 shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 grow">{children}</dd>
      {sure === undefined ? null : (
        <dd className="shrink-0 text-12 text-ink-3" title={t.sureness}>
          {t[sureness(sure)]}
        </dd>
      )}
    </div>
  )
}

function Risks({ risks }: Pick<Reading, 'risks'>) {
  if (risks.length === 0) return t.noRisks
  return risks.map(({ kind, now }) => (now ? t.riskNames[kind] : t.past(t.riskNames[kind]))).join(', ')
}

type ReadProps = { message: Message; reading: Reading; shown: Case }

function Read({ message, reading, shown }: ReadProps) {
  const youOrName = useYouOrNameOf()
  const [correcting, setCorrecting] = useState(false)
  useMarking(message.id)
  // A person's word is no guess.
  const sure = reading.correctedBy === null ? reading.confidence : null
  return (
    <>
      <dl className="flex flex-col gap-1.5 text-13">
        <Line name={t.type} sure={sure?.type}>
          {t.types[reading.type]}
        </Line>
        <Line name={t.severity} sure={sure?.severity}>
          {reading.severity === 'none' ? t.noSeverity : <SeverityMark severity={reading.severity} />}
        </Line>
        <Line name={t.reply} sure={sure?.needsReply}>
          {reading.needsReply ? t.yes : t.no}
        </Line>
        <Line name={t.tone} sure={sure?.tone}>
          {t.tones[reading.tone]}
        </Line>
        <Line name={t.language} sure={sure?.language}>
          {languageName(message.language) ?? message.language}
        </Line>
        <Line name={t.risks}>
          <Risks risks={reading.risks} />
        </Line>
      </dl>
      <p className="mt-2 text-12 text-ink-3">
        {reading.correctedBy === null ? t.evidence : t.correctedBy(youOrName(reading.correctedBy))}
      </p>
      {shown.can.assign ? (
        <Button size="small" className="mt-2" onClick={() => setCorrecting(true)}>
          {t.change}
        </Button>
      ) : null}
      <CorrectDialog
        key={`${message.id} ${shown.version}`}
        shown={shown}
        message={message}
        open={correcting}
        onClose={() => setCorrecting(false)}
      />
    </>
  )
}

/** What we read in the message that the case turns on, how sure that was, and a way to say it better. */
export function WhatWeRead({ shown }: { shown: Case }) {
  const message = readMessage(shown)
  if (!message?.reading) return null
  return (
    <section aria-label={t.title} className="px-5 pb-1">
      <Disclosure title={t.title}>
        <Read message={message} reading={message.reading} shown={shown} />
      </Disclosure>
    </section>
  )
}
