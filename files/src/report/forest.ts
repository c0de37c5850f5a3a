import { ratio } from '@evenhand/domain/audit/en-numbers.ts'
import type { Finding } from '@evenhand/domain/audit/finding.ts'
import { chartOf, escaped, noChart } from './markup.ts'
import type { Chart } from './markup.ts'

const [width, rowHeight, left, right, top, bottom] = [760, 26, 250, 190, 34, 40]
const ticks = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const
const [least, most] = [0.5, 2]

/** All ratios with their intervals on one logarithmic scale: left of the line who is named is behind, right of it ahead. */
export function forestChart(findings: readonly Finding[], delta: number): Chart {
  const ratios = findings.filter(({ measure, low }) => measure !== 'concentration-index' && low !== null)
  if (ratios.length === 0) return noChart
  const height = top + bottom + ratios.length * rowHeight
  const header = ['finding', 'id', 'effect', 'low', 'high', 'p', 'p_adjusted', 'n', 'verdict']
  const rows = ratios.map(({ id, title, effect, low, high, p, pAdjusted, n, verdict }) => [
    title,
    id,
    effect,
    low,
    high,
    p,
    pAdjusted,
    n,
    verdict,
  ])
  const caption = 'Each ratio with its 90 % interval: 1 is even'
  const svg = `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`${ratios.length} ratios with intervals. The table below holds the numbers.`)}">
<rect class="band" x="${at(1 / delta)}" y="${top - 8}" width="${at(delta) - at(1 / delta)}" height="${height - top - bottom + 12}"/>
${ticks.map(tick => `<line class="${tick === 1 ? 'even' : 'grid'}" x1="${at(tick)}" x2="${at(tick)}" y1="${top - 8}" y2="${height - bottom + 4}"/><text class="soft" x="${at(tick)}" y="${height - bottom + 20}" text-anchor="middle">${tick}</text>`).join('\n')}
<text class="soft" x="${at(1) - 8}" y="16" text-anchor="end">← others ahead</text><text class="soft" x="${at(1) + 8}" y="16">those named ahead →</text>
${ratios.map(line).join('\n')}
</svg>`
  return chartOf(svg, { name: 'forest', caption, header, rows })
}

function at(value: number): number {
  const share = Math.log(Math.min(most, Math.max(least, value)) / least) / Math.log(most / least)
  return Math.round(left + share * (width - left - right))
}

function line({ title, effect, low, high, verdict }: Finding, row: number): string {
  const y = top + row * rowHeight + rowHeight / 2
  const [from, to] = [low ?? effect, high ?? effect]
  const tone = verdict === 'favours the loud' || verdict === 'unequal' ? 'loud' : verdict === 'favours the quiet' ? 'quiet' : ''
  const arrows = `${from < least ? arrow(at(least), y, -1, tone) : ''}${to > most ? arrow(at(most), y, 1, tone) : ''}`
  return `<text x="8" y="${y + 4}">${escaped(title.length > 34 ? `${title.slice(0, 33)}…` : title)}</text>
<line class="mark ${tone}" x1="${at(from)}" x2="${at(to)}" y1="${y}" y2="${y}"/>${arrows}${mark(verdict, inside(at(effect)), y, tone)}
<text x="${width - right + 14}" y="${y + 4}">${ratio(effect)} (${ratio(from)}–${ratio(to)}) <tspan class="soft">${short[verdict]}</tspan></text>`
}

const short: Readonly<Record<Finding['verdict'], string>> = {
  fair: 'fair',
  'favours the loud': 'loud',
  'favours the quiet': 'quiet',
  unequal: 'unequal',
  'not enough data': 'unsure',
}

/** A diamond favours somebody, a square is fair, a ring is not sure. */
function mark(verdict: Finding['verdict'], x: number, y: number, tone: string): string {
  if (verdict === 'fair') return `<rect class="mark" x="${x - 4}" y="${y - 4}" width="8" height="8"/>`
  if (verdict === 'not enough data') return `<circle class="mark hollow" cx="${x}" cy="${y}" r="4"/>`
  return `<path class="mark ${tone}" d="M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z"/>`
}

/** A number beyond the scale stands before the arrow that says so, not on it. */
const inside = (x: number): number => Math.min(at(most) - 12, Math.max(at(least) + 12, x))

function arrow(x: number, y: number, towards: number, tone: string): string {
  return `<path class="mark ${tone}" d="M${x} ${y - 4}L${x + towards * 6} ${y}L${x} ${y + 4}Z"/>`
}
