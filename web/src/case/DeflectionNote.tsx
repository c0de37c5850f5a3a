import type { Case } from '@evenhand/contract/case.ts'
import { deflectionOf } from '@evenhand/language/deflection.ts'
import { Info } from 'lucide-react'
import { useDeferredValue } from 'react'
import { texts } from '../texts/en.ts'

/** Says before sending that a reply will not count as the first answer, and what would make it one. */
export function DeflectionNote({ shown, body }: { shown: Case; body: string }) {
  const deflection = deflectionOf(useDeferredValue(body))
  const owesFirst = shown.obligations.some(({ kind, state }) => kind === 'first-response' && state === 'running')
  return (
    <div role="status">
      {deflection && owesFirst ? (
        <p className="mt-2 flex items-start gap-2 rounded border border-line bg-canvas px-3 py-2 text-13 text-pretty text-ink-2">
          <Info className="mt-0.5 size-4 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
          {texts.composer.deflection(shown.author.name, deflection.missing)}
        </p>
      ) : null}
    </div>
  )
}
