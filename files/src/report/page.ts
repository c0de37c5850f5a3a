import { chance } from '@evenhand/domain/audit/en-numbers.ts'
import { delta } from '@evenhand/domain/audit/verdict.ts'
import type { SharesChart } from '@evenhand/domain/audit/charts.ts'
import type { Finding } from '@evenhand/domain/audit/finding.ts'
import type { Stability } from '@evenhand/domain/audit/stability.ts'
import type { AuditDocument } from './document.ts'
import type { Example } from '../histories/read-history.ts'
import { forestChart } from './forest.ts'
import { groundLines } from './ground-lines.ts'
import { atAGlance } from './at-a-glance.ts'
import { csvLink, escaped, tableOf, waited } from './markup.ts'
import type { Chart } from './markup.ts'
import { method } from './method.ts'
import { overtakingFigure } from './overtaking.ts'
import { style } from './style.ts'
import { waitingFigure } from './waiting.ts'

/** The report: one page that needs nothing else, to be opened, printed and handed on. */
export function reportPage(document: AuditDocument): string {
  const { answer, findings, untested, stability, charts, history } = document
  const shared = sharedGround(findings)
  const figures: readonly Chart[] = [
    forestChart(findings, delta),
    waitingFigure(charts.waiting),
    overtakingFigure(charts.overtaking),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fairness audit: does our care favour the loud?</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${style}</style></head>
<body><main>
<h1>Fairness audit: does our care favour the loud?</h1>
<p class="answer">${escaped(answer)}</p>
${groundLines(history)
  .map(line => `<p class="ground">${escaped(line)}</p>`)
  .join('\n')}
${atAGlance(document)}
<h2>Charts</h2>
${figures.map(({ figure }) => figure).join('\n')}
<h2>Findings, most important first</h2>
${findings.map(finding => findingOf(finding, shared)).join('\n')}
${findings.length === 0 ? '<p>Nothing could be measured.</p>' : ''}
${sharedOf(shared)}
${stabilityOf(stability)}
${sharesOf(charts.shares)}
<h2>What could not be tested</h2>
<ul>${untested.map(({ sentence }) => `<li>${escaped(sentence)}</li>`).join('\n')}</ul>
${examplesOf(history.examples)}
<h2>Appendix: the method</h2>
${method}
<h2>Appendix: the numbers behind the charts</h2>
${figures.map(({ numbers }) => numbers).join('\n')}
</main></body></html>
`
}

/** From so many findings on, what they rest on is told once for all of them. */
const fewestSharing = 3

/** What several findings rest on, with the number of them. */
function sharedGround(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { checks } of findings) for (const { sentence } of checks) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  return new Map([...counts].filter(([, count]) => count >= fewestSharing))
}

function sharedOf(shared: ReadonlyMap<string, number>): string {
  if (shared.size === 0) return ''
  const lines = [...shared].map(([sentence, count]) => `<li>${escaped(sentence)} (${count} findings)</li>`)
  return `<h2>What several findings rest on</h2>\n<ul>${lines.join('\n')}</ul>`
}

function findingOf(
  { id, title, verdict, sentence, advice, checks, beside, visible, measure, pAdjusted }: Finding,
  shared: ReadonlyMap<string, number>,
): string {
  const seen =
    verdict === 'not enough data' && visible !== null
      ? `<p class="soft">These data would have shown ${measure === 'concentration-index' ? `an index of ${visible.toFixed(3)}` : `a ratio of ${visible.toFixed(2)}`} or more.</p>`
      : ''
  const notes = [
    ...beside.map(({ sentence: own }) => own),
    ...checks.map(check => check.sentence).filter(own => !shared.has(own)),
  ]
  return `<section class="finding ${verdict.replaceAll(' ', '-')}"><h3>${escaped(title)}: ${escaped(verdict)} <code>${escaped(id)}</code></h3>
<p>${escaped(sentence)}</p>${seen}
${advice === null ? '' : `<p><strong>What to do:</strong> ${escaped(advice)}</p>`}
<ul>${[`Corrected for the number of findings: ${Number.isFinite(pAdjusted) ? chance(pAdjusted) : 'p is not known'}.`, ...notes].map(note => `<li>${escaped(note)}</li>`).join('\n')}</ul></section>`
}

const over = { time: 'Over time', team: 'By team', agent: 'By agent' } as const

function stabilityOf(all: readonly Stability[]): string {
  const shown = all.filter(({ parts }) => parts.length > 0)
  if (shown.length === 0) return ''
  const tables = shown.map(({ by, parts, hidden }) => {
    const header = [by === 'time' ? 'from' : by, 'ratio', 'low', 'high', 'p (corrected)', 'cases']
    const rows = parts.map(({ name, effect, low, high, p, n }) => [name, effect, low, high, p, n])
    const small = hidden > 0 ? ` ${hidden} with under 200 answers are not shown.` : ''
    return `${tableOf(`${over[by]}: speed per tenfold followers.${small}`, header, rows)}${csvLink(`stability-${by}`, header, rows)}`
  })
  return `<h2>Is it the same everywhere?</h2>\n${tables.join('\n')}`
}

function sharesOf(shares: readonly SharesChart[]): string {
  if (shares.length === 0) return ''
  const header = ['of the cases', ...shares.map(({ id }) => id)]
  const steps = [0.1, 0.25, 0.5, 0.75, 0.9]
  const rows = steps.map(step => [
    `lowest ${Math.round(100 * step)} %`,
    ...shares.map(({ points }) => `${(100 * shareAt(points, step)).toFixed(1)} %`),
  ])
  const all = shares.flatMap(({ id, points }) => points.map(({ cases, amount }) => [id, cases, amount]))
  return `<h2>Who gets the words and the goodwill</h2>
${tableOf('Share that goes to those with the least value, or the fewest followers; even would be the same share as of the cases', header, rows)}
${csvLink('shares', ['curve', 'cases', 'amount'], all)}`
}

/** Between two points of a curve, evenly: those of one rank share alike. */
function shareAt(points: SharesChart['points'], share: number): number {
  const next = points.findIndex(({ cases }) => cases >= share)
  const [from, to] = [points[next - 1], points[next]]
  if (to === undefined) return 1
  if (from === undefined || to.cases === from.cases) return to.amount
  return from.amount + ((share - from.cases) / (to.cases - from.cases)) * (to.amount - from.amount)
}

function examplesOf(examples: readonly Example[]): string {
  if (examples.length === 0) return ''
  const rows = examples.map(({ caseId, followers, minutes, text }) => [
    caseId,
    followers,
    minutes === null ? 'not answered' : waited(minutes),
    text === null ? null : text.slice(0, 200),
  ])
  return `<h2>Examples</h2>\n<p class="soft">This page holds words of customers, because somebody asked for examples. Hand it on with care.</p>
${tableOf('The cases with the most and the fewest followers', ['case', 'followers', 'answered after', 'first message'], rows)}`
}
