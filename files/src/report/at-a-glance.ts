import type { WaitingChart } from '@evenhand/domain/audit/charts.ts'
import type { Finding, Verdict } from '@evenhand/domain/audit/finding.ts'
import type { AuditDocument } from './document.ts'
import { escaped, waited } from './markup.ts'

const most = 3
const told: readonly [verdict: Verdict, words: string][] = [
  ['favours the loud', 'in favour of the loud'],
  ['favours the quiet', 'in favour of the quiet'],
  ['unequal', 'unequal'],
  ['fair', 'fair'],
  ['not enough data', 'not to be told from so few cases'],
]

/** What somebody reads who reads no further: how long people waited, how many questions came out how, and what to do first. */
export function atAGlance({ findings, untested, charts }: AuditDocument): string {
  const lines = [waitingSentence(charts.waiting), countsSentence(findings, untested.length)].filter(line => line !== null)
  const steps = whatToDo(findings)
  return `${lines.map(line => `<p class="glance">${escaped(line)}</p>`).join('\n')}
${steps.length === 0 ? '' : `<section class="steps" aria-labelledby="steps"><h2 id="steps">What to do first</h2>\n<ol>${steps.map(step => `<li>${escaped(step)}</li>`).join('\n')}</ol></section>`}`
}

/** The first group of the chart beside the last; need is not held equal there, and the sentence says so. */
function waitingSentence({ by, curves }: WaitingChart): string | null {
  const [first, last] = [curves[0], curves.at(-1)]
  if (first === undefined || last === undefined || first === last || first.median === null || last.median === null) return null
  const whose = (name: string) => (by === 'followers' ? `with ${name} followers` : `with a ${name}`)
  return `Half of the cases ${whose(first.name)} were answered after ${waited(first.median)}, of those ${whose(last.name)} after ${waited(last.median)}, whatever they needed.`
}

function countsSentence(findings: readonly Finding[], untested: number): string | null {
  if (findings.length === 0) return null
  const counts = told
    .map(([verdict, words]) => ({ words, count: findings.filter(own => own.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
  const asked = findings.length === 1 ? 'One question has' : `${findings.length} questions have`
  const not = untested === 0 ? '' : ` ${untested} could not be tested.`
  return `${asked} a number: ${counts.join(', ')}.${not}`
}

/** Each advice once, the most important first. */
function whatToDo(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ advice }) => advice).filter(advice => advice !== null))].slice(0, most)
}
