/** What the first lines of a CSV file hold: the names of its columns, and one row as an example. */
export type Head = { headers: string[]; example: string[] }

/** Gzip, for example: the server unpacks it. */
const notText = /[^\P{C}\t]|\uFFFD/u
const separators = [',', ';', '\t', '|']

/**
 * Reads header and first row; null where the first line is not whole or has one column only.
 * @param head some kilobytes from the beginning
 * @example readHead('a;b\n1;2\n') // { headers: ['a', 'b'], example: ['1', '2'] }
 */
export function readHead(head: string): Head | null {
  const text = head.replace(/^\uFEFF/, '')
  if (notText.test(firstLineOf(text))) return null
  const [headers = [], example = []] = rowsOf(text, separatorOf(text), 2)
  return headers.length > 1 ? { headers: headers.map(name => name.trim()), example } : null
}

/** All rows of a piece of a file, separated as its header is. */
export function splitRows(text: string, head = text): string[][] {
  return rowsOf(text.replace(/^\uFEFF/, ''), separatorOf(head), Infinity)
}

function firstLineOf(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? ''
}

function separatorOf(text: string): string {
  const firstLine = firstLineOf(text)
  return separators.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
}

/** The first rows; a quoted cell may hold separators and line ends. */
function rowsOf(text: string, separator: string, most: number): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let at = 0; at < text.length && rows.length <= most; at += 1) {
    const character = text[at] ?? ''
    if (character === '"' && quoted && text[at + 1] === '"') at += 1
    else if (character === '"') {
      quoted = !quoted
      continue
    } else if (!quoted && character === separator) {
      rows.at(-1)?.push('')
      continue
    } else if (!quoted && character === '\n') {
      rows.push([''])
      continue
    } else if (!quoted && character === '\r') continue
    const row = rows.at(-1) ?? []
    row[row.length - 1] += character
  }
  return rows.slice(0, most)
}
