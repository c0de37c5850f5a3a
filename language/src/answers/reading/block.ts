/** A piece of an article, as plain text that a person can read and copy into a reply. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  /** Paragraph, list, table or code: all are lines of text. `follows` means that it belongs to what stands before it. */
  | { kind: 'lines'; text: string; follows: boolean }

/** A heading, or null when nothing of it is left to read. */
export function heading(level: number, text: string): Block | null {
  const words = text.replace(/\s+/g, ' ').trim()
  return words === '' ? null : { kind: 'heading', level, text: words }
}

/** Rows of a table, the first being its header: "Country: Norway · Days: 5". One column, or a header alone, stays as it is. */
export function tableLines(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows
  if (body.length === 0 || header.length < 2) return rows.map(row => row.filter(Boolean).join(' · ')).join('\n')
  const cell = (text: string, at: number): string => {
    const name = header[at] ?? ''
    return name === '' ? text : `${name}: ${text}`
  }
  return body
    .map(row =>
      row
        .map((text, at) => (text === '' ? '' : cell(text, at)))
        .filter(Boolean)
        .join(' · '),
    )
    .filter(Boolean)
    .join('\n')
}
