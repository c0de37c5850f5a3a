import { normalise } from '../../normalise.ts'
import { heading, tableLines } from './block.ts'
import type { Block } from './block.ts'
import { readableLink } from './markdown-inline.ts'

const silent = /<(script|style|head|template|svg|iframe)\b[^>]{0,1000}>[\s\S]*?(?:<\/\1\s*>|$)/gi
const comment = /<!--[\s\S]*?(?:-->|$)/g
const piece = /<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*'){0,2000})>|([^<]+|<)/gi
const ends = new Set([
  'p',
  'div',
  'section',
  'article',
  'blockquote',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'figure',
  'hr',
  'header',
  'footer',
])

type List = { ordered: boolean; count: number }

/**
 * The blocks of an article's HTML, as help centres store it: headings, and paragraphs, lists, tables and code as readable lines.
 * Tags that nobody closed, and signs that are no tags, are taken as they come. Linear in its length.
 */
export function htmlBlocks(html: string): Block[] {
  const reader = new Reader()
  for (const found of html.replace(comment, '').replace(silent, ' ').matchAll(piece)) {
    const [, slash, name, attributes, text] = found
    if (name === undefined) reader.text(text ?? '')
    else if (slash === '/') reader.close(name.toLowerCase())
    else reader.open(name.toLowerCase(), attributes ?? '')
  }
  return reader.finish()
}

class Reader {
  readonly #blocks: Block[] = []
  readonly #lists: List[] = []
  #lines: string[] = []
  #line = ''
  #link: { from: number; target: string } | null = null
  #rows: string[][] | null = null
  #isCode = false
  // Looking at the end of a line that still grows would copy all of it each time.
  #endsInSpace = true
  #follows = false

  text(raw: string): void {
    const text = decoded(raw)
    const words = this.#isCode ? text : text.replace(/\s+/g, ' ')
    const isAfterSpace = this.#line === '' || this.#endsInSpace
    this.#line += isAfterSpace && !this.#isCode ? words.trimStart() : words
    if (words !== '') this.#endsInSpace = /\s/.test(words.at(-1) ?? '')
  }

  open(name: string, attributes: string): void {
    if (name === 'br') this.#endLine()
    else if (name === 'a') this.#link = { from: this.#line.length, target: attribute(attributes, 'href') }
    else if (name === 'img') this.#line += attribute(attributes, 'alt')
    else if (name === 'ul' || name === 'ol') this.#openList(name === 'ol')
    else if (name === 'li') this.#openItem()
    else if (name === 'pre') this.#startBlock(true)
    else if (name === 'table') this.#openTable()
    else if (name === 'tr') this.#rows?.push([])
    else if (name === 'td' || name === 'th') this.#line = ''
    else if (/^h[1-6]$/.test(name) || (ends.has(name) && !this.#isInside())) this.#endBlock()
  }

  close(name: string): void {
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level !== undefined) this.#closeHeading(Number(level))
    else if (name === 'a') this.#closeLink()
    else if (name === 'ul' || name === 'ol') this.#closeList()
    else if (name === 'li') this.#endLine()
    else if (name === 'pre') this.#endBlock()
    else if (name === 'td' || name === 'th') this.#closeCell()
    else if (name === 'table') this.#closeTable()
    else if (ends.has(name) && this.#isInside()) this.#softEnd()
    else if (ends.has(name)) this.#endBlock()
  }

  finish(): Block[] {
    this.#closeTable()
    this.#lists.length = 0
    this.#endBlock()
    return this.#blocks
  }

  /** Inside a list or a table a paragraph ends no block. */
  #isInside(): boolean {
    return this.#lists.length > 0 || this.#rows !== null
  }

  #softEnd(): void {
    if (this.#rows === null) this.#endLine()
    else this.#line += ' '
  }

  #openList(ordered: boolean): void {
    if (this.#rows === null && this.#lists.length === 0) this.#startBlock(false)
    else this.#softEnd()
    this.#lists.push({ ordered, count: 0 })
  }

  #openItem(): void {
    this.#softEnd()
    const list = this.#lists.at(-1)
    if (list) list.count += 1
    this.#line += `${'  '.repeat(Math.max(0, this.#lists.length - 1))}${list?.ordered ? `${list.count}.` : '-'} `
    this.#endsInSpace = true
  }

  #closeList(): void {
    this.#softEnd()
    this.#lists.pop()
    if (!this.#isInside()) this.#endBlock()
  }

  #openTable(): void {
    this.#startBlock(false)
    this.#rows = []
  }

  #closeCell(): void {
    this.#rows?.at(-1)?.push(this.#line.replace(/\s+/g, ' ').trim())
    this.#line = ''
  }

  #closeTable(): void {
    if (this.#rows === null) return
    const rows = this.#rows.filter(row => row.some(Boolean))
    this.#rows = null
    this.#lines.push(tableLines(rows))
    this.#endBlock()
  }

  #closeLink(): void {
    if (this.#link === null) return
    const { from, target } = this.#link
    const words = this.#line.slice(from)
    this.#line = this.#line.slice(0, from) + (words.trim() === '' ? '' : readableLink(words.trim(), target))
    this.#link = null
  }

  #closeHeading(level: number): void {
    const block = heading(level, [...this.#lines, this.#line].join(' '))
    this.#lines = []
    this.#line = ''
    if (block) this.#blocks.push(block)
  }

  #endLine(): void {
    this.#closeLink()
    if (this.#line.replace(/^\s*(?:-|\d+\.)\s*$/, '').trim() !== '') this.#lines.push(this.#line.trimEnd())
    this.#line = ''
  }

  #startBlock(isCode: boolean): void {
    this.#endBlock()
    this.#isCode = isCode
    this.#follows = true
  }

  #endBlock(): void {
    this.#endLine()
    const text = this.#lines.join('\n').replace(/^\n+|\s+$/g, '')
    if (text.trim() !== '') this.#blocks.push({ kind: 'lines', text, follows: this.#follows })
    this.#lines = []
    this.#isCode = false
    this.#follows = false
  }
}

function attribute(attributes: string, name: string): string {
  const [, double, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? []
  return decoded(double ?? single ?? bare ?? '').trim()
}

const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi

/** One entity at a time, so that an "&lt;id&gt;" that people shall read is not taken for a tag. */
function decoded(text: string): string {
  return text.replace(entity, each => normalise(each))
}
