/** Text in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export type Cell = string | number | null

/** A chart, and the numbers behind it for the appendix. */
export type Chart = { figure: string; numbers: string }
export const noChart: Chart = { figure: '', numbers: '' }

type Numbers = { name: string; caption: string; header: readonly string[]; rows: readonly (readonly Cell[])[] }

/**
 * A picture with what it says in words, and the way to its numbers: as a table in the appendix, and as CSV.
 * @param csv other rows for the file, where the table is a selection
 */
export function chartOf(svg: string, numbers: Numbers, csv: Pick<Numbers, 'header' | 'rows'> = numbers, below = ''): Chart {
  const { name, caption, header, rows } = numbers
  const figure = `<figure aria-labelledby="${name}"><figcaption id="${name}">${escaped(caption)}</figcaption>
<div class="scroll picture" role="region" aria-label="${escaped(caption)}" tabindex="0">${svg}</div></figure>
${below}<p class="download"><a href="#numbers-${name}">The numbers as a table</a> · ${csvAnchor(name, csv.header, csv.rows)}</p>`
  return { figure, numbers: `<div id="numbers-${name}">${tableOf(caption, header, rows)}</div>` }
}

/** A table with a caption and headers, numbers to the right. */
export function tableOf(caption: string, header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumber = (place: number) => place > 0 && rows.some(row => typeof row[place] === 'number')
  const head = header
    .map((name, place) => `<th scope="col"${isNumber(place) ? ' class="number"' : ''}>${escaped(name)}</th>`)
    .join('')
  const body = rows.map(row => `<tr>${row.map((cell, place) => cellOf(cell, place)).join('')}</tr>`).join('\n')
  return `<div class="scroll" role="region" aria-label="${escaped(`Table: ${caption}`)}" tabindex="0"><table><caption>${escaped(caption)}</caption>
<thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`
}

function cellOf(cell: Cell, place: number): string {
  if (place === 0) return `<th scope="row">${escaped(String(cell ?? ''))}</th>`
  if (typeof cell === 'number') return `<td class="number">${shown(cell)}</td>`
  return `<td>${escaped(cell ?? '–')}</td>`
}

function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return Math.abs(value) < 0.0001 ? '< .0001' : value.toFixed(value < 0.001 ? 4 : 3)
}

/** The numbers behind a chart as a file of their own, inside the page. */
export function csvLink(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `<p class="download">${csvAnchor(name, header, rows)}</p>`
}

function csvAnchor(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map(row => row.map(csvCell).join(','))
  return `<a download="${name}.csv" href="data:text/csv;charset=utf-8,${encodeURIComponent(`${lines.join('\n')}\n`)}">as CSV (${name}.csv)</a>`
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Minutes as people say them. */
export function waited(minutes: number): string {
  if (minutes < 90) return `${minutes < 10 ? minutes.toFixed(1) : minutes.toFixed(0)} min`
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} days`
}
