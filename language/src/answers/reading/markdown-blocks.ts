import { heading, tableLines } from './block.ts'
import type { Block } from './block.ts'
import { inlineText, splitDefinitions } from './markdown-inline.ts'
import type { LinkTargets } from './markdown-inline.ts'

const fence = /^ {0,3}(`{3,}|~{3,})/
const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/
const underline = /^ {0,3}(=+|-+)[ \t]*$/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const item = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/
const delimiterRow = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const comment = /<!--[\s\S]{0,5000}?-->/g

/**
 * The blocks of a Markdown text (CommonMark's everyday part, and tables): headings, and everything else as readable lines.
 * Linear in its length.
 */
export function markdownBlocks(text: string): Block[] {
  const { lines, targets } = splitDefinitions(text.replace(comment, '').split(/\r\n?|\n/))
  const reader = new Reader(lines, targets)
  while (!reader.isDone) reader.step()
  return reader.blocks
}

class Reader {
  readonly blocks: Block[] = []
  readonly #lines: readonly string[]
  readonly #targets: LinkTargets
  #at = 0

  constructor(lines: readonly string[], targets: LinkTargets) {
    this.#lines = lines
    this.#targets = targets
  }

  get isDone(): boolean {
    return this.#at >= this.#lines.length
  }

  step(): void {
    const line = this.#line()
    const opening = fence.exec(line)?.[1]
    const title = atx.exec(line)
    if (line.trim() === '' || rule.test(line)) this.#at += 1
    else if (opening !== undefined) this.#code(opening)
    else if (title) this.#heading(title[1]?.length ?? 1, title[2] ?? '')
    else if (line.includes('|') && delimiterRow.test(this.#line(1)) && this.#line(1).includes('-')) this.#table()
    else this.#paragraph()
  }

  #line(ahead = 0): string {
    return this.#lines[this.#at + ahead] ?? ''
  }

  #plain(line: string): string {
    return inlineText(line.replace(/^(?: {0,3}> ?)+/, ''), this.#targets)
  }

  #heading(level: number, text: string): void {
    this.#at += 1
    const block = heading(level, this.#plain(text))
    if (block) this.blocks.push(block)
  }

  /** A fence that is never closed holds the rest, as CommonMark says. */
  #code(opening: string): void {
    const closing = new RegExp(`^ {0,3}${opening[0]}{${opening.length},}[ \\t]*$`)
    let end = this.#at + 1
    while (end < this.#lines.length && !closing.test(this.#lines[end] ?? '')) end += 1
    this.#add(this.#lines.slice(this.#at + 1, end), true)
    this.#at = end + 1
  }

  #table(): void {
    const rows = [this.#cells(this.#line())]
    this.#at += 2
    while (this.#line().includes('|')) {
      rows.push(this.#cells(this.#line()))
      this.#at += 1
    }
    this.#add(tableLines(rows).split('\n'), true)
  }

  #cells(line: string): string[] {
    return line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
      .map(cell => this.#plain(cell.replaceAll(String.raw`\|`, '|')).trim())
  }

  /** Lines up to an empty one; a list keeps an empty line between two of its items. */
  #paragraph(): void {
    const isList = item.test(this.#line())
    const own: string[] = []
    for (; !this.isDone; this.#at += 1) {
      const line = this.#line()
      if (fence.test(line) || atx.test(line)) break
      if (line.trim() === '') {
        if (!isList || !/^[ \t]/.test(this.#line(1)) === !item.test(this.#line(1))) break
        continue
      }
      const under = own.length > 0 && !isList ? underline.exec(line)?.[1] : undefined
      if (under !== undefined) return this.#heading(under.startsWith('=') ? 1 : 2, own.join(' '))
      if (own.length > 0 && (rule.test(line) || (line.includes('|') && delimiterRow.test(this.#line(1))))) break
      if (own.length > 0 && !isList && item.test(line)) break
      own.push(isList ? listLine(this.#plain(line)) : this.#plain(line).trim())
    }
    this.#add(isList ? own : [own.join(' ')], isList)
  }

  #add(lines: readonly string[], follows: boolean): void {
    const text = lines
      .join('\n')
      .replace(/[ \t]+$/gm, '')
      .replace(/^\n+|\n+$/g, '')
    if (text.trim() !== '') this.blocks.push({ kind: 'lines', text, follows })
  }
}

/** "* one" and "+ one" are "- one"; what goes on under an item stays under it. */
function listLine(line: string): string {
  return line.replace(/\t/g, '  ').replace(/^(\s*)[*+](?=\s)/, '$1-')
}
