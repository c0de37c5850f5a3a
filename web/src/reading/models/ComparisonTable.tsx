import type { Comparison } from '@evenhand/contract/models.ts'
import { clsx } from 'clsx'
import { texts } from '../../texts/en.ts'
import { Disclosure } from '../../why/Disclosure.tsx'
import { changeOf, percentWords } from './figures.ts'

const t = texts.models

type SideBySide = Comparison['heldOut']
type Line = { name: string; before: number | null; after: number | null; isShare: boolean }

function Figures({ caption, lines }: { caption: string; lines: readonly Line[] }) {
  return (
    <table className="nums w-full text-13">
      <caption className="pb-1 text-left text-13 text-pretty text-ink-2">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-12 text-ink-3">
          <th scope="col" className="py-1 text-left font-normal">
            {t.figure}
          </th>
          <th scope="col" className="w-20 py-1 text-right font-normal">
            {t.old}
          </th>
          <th scope="col" className="w-28 py-1 text-right font-normal">
            {t.new}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, before, after, isShare }) => {
          const change = changeOf(before, after)
          return (
            <tr key={name} className="border-b border-line/60">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {name}
              </th>
              <td className="py-1.5 text-right text-ink-2">{percentWords(before, isShare)}</td>
              <td className="py-1.5 text-right">
                {change === 'same' ? null : (
                  <span className={clsx('mr-1.5 text-12', change === 'worse' ? 'text-late' : 'text-ink-3')}>{t[change]}</span>
                )}
                <span className="font-medium">{percentWords(after, isShare)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function measureLines({ measures }: SideBySide): Line[] {
  const words: Readonly<Record<string, string>> = t.measures
  return measures.map(({ name, before, after }) => {
    return { name: words[name] ?? name, before, after, isShare: !/kappa|f1/.test(name) }
  })
}

function classLines({ severity, type }: SideBySide): Line[] {
  const lines = (of: SideBySide['type'], say: (label: string) => string) =>
    of.filter(({ messages }) => messages > 0).map(({ label, recall }) => ({ name: say(label), ...recall, isShare: true }))
  return [...lines(severity, t.severityClass), ...lines(type, t.typeClass)]
}

/** Two versions on the same messages, which neither was taught: whole figures first, classes on demand. */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { heldOut, corrections } = comparison
  return (
    <div className="flex flex-col gap-5 pt-1">
      <Figures caption={t.heldOut(heldOut.messages)} lines={measureLines(heldOut)} />
      {corrections ? (
        <Figures caption={t.corrections(corrections.messages)} lines={measureLines(corrections)} />
      ) : (
        <p className="text-13 text-pretty text-ink-2">{t.noCorrections}</p>
      )}
      <Disclosure title={t.byClass}>
        <Figures caption={t.heldOut(heldOut.messages)} lines={classLines(heldOut)} />
      </Disclosure>
    </div>
  )
}
