/** What the preview shows of a Markdown text: CommonMark's everyday part. */
export type MarkdownBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'quote' | 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'rule' }

const heading = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$/
const bullet = /^ {0,3}[-*+][ \t]+(.*)$/
const number = /^ {0,3}\d{1,9}[.)][ \t]+(.*)$/
const quote = /^ {0,3}> ?(.*)$/
const rule = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/
const fence = /^ {0,3}(`{3,}|~{3,})/

/** Lines that begin something of their own end a paragraph. */
function beginsAnother(line: string): boolean {
  return [heading, bullet, number, quote, rule, fence].some(pattern => pattern.test(line))
}

/** The blocks of a text, from top to bottom. */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const lines = text.split(/\r\n?|\n/)
  const blocks: MarkdownBlock[] = []
  let at = 0
  const taken = (pattern: RegExp): string[] => {
    const found: string[] = []
    for (let match = pattern.exec(lines[at] ?? ''); match; match = pattern.exec(lines[at] ?? '')) {
      found.push(match[1] ?? '')
      at += 1
    }
    return found
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const title = heading.exec(line)
    const opening = fence.exec(line)?.[1]
    if (line.trim() === '') at += 1
    else if (title) {
      blocks.push({ kind: 'heading', level: title[1]?.length ?? 1, text: title[2] ?? '' })
      at += 1
    } else if (rule.test(line)) {
      blocks.push({ kind: 'rule' })
      at += 1
    } else if (opening !== undefined) {
      const end = lines.findIndex((other, index) => index > at && other.trimStart().startsWith(opening))
      blocks.push({ kind: 'code', text: lines.slice(at + 1, end < 0 ? lines.length : end).join('\n') })
      at = end < 0 ? lines.length : end + 1
    } else if (bullet.test(line)) blocks.push({ kind: 'list', ordered: false, items: taken(bullet) })
    else if (number.test(line)) blocks.push({ kind: 'list', ordered: true, items: taken(number) })
    else if (quote.test(line)) blocks.push({ kind: 'quote', text: taken(quote).join('\n') })
    else {
      const own = [line.trim()]
      at += 1
      for (; at < lines.length && (lines[at] ?? '').trim() !== '' && !beginsAnother(lines[at] ?? ''); at += 1) {
        own.push((lines[at] ?? '').trim())
      }
      blocks.push({ kind: 'paragraph', text: own.join('\n') })
    }
  }
  return blocks
}

export type MarkdownSpan =
  | { kind: 'text' | 'strong' | 'em' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }

const span =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\s][^*\n]*)\*|(?<!\w)_([^_\s][^_\n]*)_(?!\w)|\[([^\]\n]+)\]\(([^()\s]+)\)/g

/** The pieces of a line. Links lead to the web or to a mail address; any other stays as it is written. */
export function markdownSpans(text: string): MarkdownSpan[] {
  const spans: MarkdownSpan[] = []
  let end = 0
  for (const match of text.matchAll(span)) {
    const [whole, code, strong, strongToo, em, emToo, label, href] = match
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) })
    end = match.index + whole.length
    if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (strong !== undefined || strongToo !== undefined) spans.push({ kind: 'strong', text: strong ?? strongToo ?? '' })
    else if (em !== undefined || emToo !== undefined) spans.push({ kind: 'em', text: em ?? emToo ?? '' })
    else if (label !== undefined && href !== undefined && isSafe(href)) spans.push({ kind: 'link', text: label, href })
    else spans.push({ kind: 'text', text: whole })
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) })
  return spans
}

function isSafe(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol)
}
