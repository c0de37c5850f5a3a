import type { ExplanationAnswer } from '@evenhand/contract/case.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { exactWords, momentWords } from '../ui/time-words.ts'
import { sumOf } from './explained.ts'

const terms: Record<string, string> = texts.why.terms

/** "+ 4 h", "− 20 min": a length with its sign, in hours and minutes. */
export function signedLength(minutes: number): string {
  const whole = Math.round(Math.abs(minutes))
  const hours = Math.floor(whole / 60)
  const parts = [
    hours > 0 ? texts.time.hours(hours) : '',
    whole % 60 > 0 || hours === 0 ? texts.time.minutes(whole % 60) : '',
  ].filter(Boolean)
  return `${minutes < 0 ? '−' : '+'} ${parts.join(' ')}`
}

function At({ at }: { at: number }) {
  const now = useNow()
  return <time title={exactWords(at)}>{momentWords(at, now)}</time>
}

/** How the due time comes about, line by line. */
export function Arithmetic({ lines }: { lines: ExplanationAnswer['arithmetic'] }) {
  const sums = lines.flatMap(line => sumOf(line) ?? [])
  return (
    <table className="nums w-full text-12">
      <thead className="sr-only">
        <tr>
          <th scope="col">{texts.why.arithmeticSteps}</th>
          <th scope="col">{texts.why.arithmeticResult}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ term, sum }) => {
          const due = term === 'due'
          return (
            <tr
              key={`${term} ${sum.from.instant} ${sum.at.instant}`}
              className={due ? 'border-t border-line-strong font-semibold' : 'border-t border-line first:border-t-0'}
            >
              <th scope="row" className={`py-1.5 pr-3 text-left text-pretty ${due ? '' : 'font-normal'}`}>
                {terms[term] ?? term}
                {due || term === 'fixed-date' ? null : (
                  // Under its step and not beside it: with days in them the columns are wider than the pane.
                  <span className="block text-ink-3">
                    <At at={sum.from.instant} /> {signedLength(sum.length.minutes)}
                  </span>
                )}
              </th>
              <td className="py-1.5 text-right align-bottom whitespace-nowrap">
                <At at={sum.at.instant} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
