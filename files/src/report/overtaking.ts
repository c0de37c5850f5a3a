import type { OvertakingNumbers } from '@evenhand/domain/audit/overtaken.ts'
import { chartOf, escaped, noChart } from './markup.ts'
import type { Chart } from './markup.ts'

const [width, height, left, right] = [760, 130, 210, 120]

/** Of those who could overtake, how many did. */
export function overtakingFigure(numbers: OvertakingNumbers | null): Chart {
  if (numbers === null) return noChart
  const sides = [
    { name: 'with more followers', ...numbers.louder },
    { name: 'with fewer followers', ...numbers.quieter },
  ]
  const shares = sides.map(({ atRisk, overtook }) => overtook / atRisk)
  const most = Math.max(...shares, 0.001)
  const caption = 'Who came later and was answered before: share of pairs'
  const header = ['who came later', 'pairs', 'answered before', 'share']
  const rows = sides.map(({ name, atRisk, overtook }) => [name, atRisk, overtook, overtook / atRisk])
  const bars = sides.map(({ name }, row) => {
    const share = shares[row] ?? 0
    const long = Math.round((share / most) * (width - left - right))
    const top = 24 + row * 48
    return `<text x="8" y="${top + 19}">${escaped(name)}</text><rect class="mark ${row === 0 ? '' : 'hollow'}" x="${left}" y="${top}" width="${long}" height="28"/>
<text x="${left + long + 10}" y="${top + 19}">${(100 * share).toFixed(1)} %</text>`
  })
  const svg = `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`Of later cases, those with more followers were answered before earlier ones in ${(100 * (shares[0] ?? 0)).toFixed(1)} %, those with fewer in ${(100 * (shares[1] ?? 0)).toFixed(1)} %.`)}">
${bars.join('\n')}
</svg>`
  return chartOf(svg, { name: 'overtaking', caption, header, rows })
}
