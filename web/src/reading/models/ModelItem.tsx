import type { Model } from '@evenhand/contract/models.ts'
import { Check } from 'lucide-react'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Moment } from '../../ui/Time.tsx'
import { Disclosure } from '../../why/Disclosure.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'

const t = texts.models

type Props = {
  model: Model
  isInForce: boolean
  /** Open from the start: it was just measured. */
  isFresh: boolean
  mayChange: boolean
  onChoose: () => void
}

function Origin({ model: { builtIn, messages, offeredBy, offeredAt } }: { model: Model }) {
  return (
    <p className="mt-0.5 text-13 text-ink-2">
      {builtIn ? t.builtIn : t.offered(offeredBy ?? '')}
      {offeredAt ? (
        <>
          {' · '}
          <Moment at={offeredAt} as="date" />
        </>
      ) : null}
      {` · ${t.taughtBy(messages)}`}
    </p>
  )
}

/** One version: where it comes from, how it compares, and the button that lets it read. */
export function ModelItem({ model, isInForce, isFresh, mayChange, onChoose }: Props) {
  const { version, comparison, fits } = model
  return (
    <li className="py-4" aria-label={t.version(version)}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-56 flex-1">
          <h3 className="flex flex-wrap items-center gap-x-2 font-medium">
            <span className="nums">{t.version(version)}</span>
            {isInForce ? (
              <span className="inline-flex items-center gap-1 rounded bg-accent-soft px-1.5 text-12 text-accent-text">
                <Check className="size-3.5" aria-hidden />
                {t.reads}
              </span>
            ) : null}
          </h3>
          <Origin model={model} />
          {fits ? null : <p className="mt-1 text-13 text-late">{t.misfit}</p>}
        </div>
        {mayChange && !isInForce && fits ? (
          <Button onClick={onChoose} aria-label={`${t.accept}: ${version}`}>
            {t.accept}
          </Button>
        ) : null}
      </div>
      {comparison ? (
        <div className="mt-2">
          <Disclosure title={t.compare(comparison.against)} begun={isFresh}>
            <ComparisonTable comparison={comparison} />
          </Disclosure>
        </div>
      ) : null}
    </li>
  )
}
