import type { Passage } from '../answer.ts'
import type { Block } from './block.ts'

/** Characters. A passage is a few sentences: long enough to answer, short enough to be read beside the reply box. */
const lengths = { enough: 320, most: 700 } as const

/**
 * Passages of an article: what stands under one heading, cut between paragraphs and, where one is long, between sentences. A list,
 * a table or code stays with the words that introduce it where both fit. Nothing is lost and nothing is said twice.
 * @param title headings that repeat it are left out.
 */
export function passagesOf(blocks: readonly Block[], title: string): Passage[] {
  const passages: Passage[] = []
  const path: { level: number; text: string }[] = []
  let current = ''
  const flush = (): void => {
    if (current.trim() !== '') {
      const headings = path.map(({ text }) => text).filter(text => text.toLowerCase() !== title.toLowerCase())
      passages.push({ text: current.trim(), headings })
    }
    current = ''
  }
  for (const block of blocks) {
    if (block.kind === 'heading') {
      flush()
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop()
      path.push(block)
      continue
    }
    for (const [at, part] of cut(block.text).entries()) {
      const stays = current.length < lengths.enough || (block.follows && at === 0)
      if (current !== '' && (!stays || current.length + part.length > lengths.most)) flush()
      current += current === '' ? part : `${block.follows ? '\n' : '\n\n'}${part}`
    }
  }
  flush()
  return passages
}

/** Pieces of at most the longest length: between lines first, then between sentences, and only then between words. */
function cut(text: string): string[] {
  if (text.length <= lengths.most) return [text]
  if (text.includes('\n')) return pack(text.split('\n').flatMap(cut), '\n')
  const sentences = Array.from(new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text), ({ segment }) =>
    segment.trim(),
  )
  return pack(sentences.flatMap(cutWords), ' ')
}

function cutWords(sentence: string): string[] {
  const pieces: string[] = []
  let rest = sentence
  while (rest.length > lengths.most) {
    const space = rest.lastIndexOf(' ', lengths.most)
    const end = space > 0 ? space : lengths.most
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

function pack(parts: readonly string[], glue: string): string[] {
  const packed: string[] = []
  for (const part of parts) {
    const last = packed.at(-1)
    if (last !== undefined && last.length < lengths.enough && last.length + part.length < lengths.most) {
      packed[packed.length - 1] = last + glue + part
    } else {
      packed.push(part)
    }
  }
  return packed
}
