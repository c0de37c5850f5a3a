import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'

/**
 * The words of a message without what tells who it is: names we know, addresses, handles, links, and every number of three digits or
 * more (phones, orders, cards, postcodes). What stays says what happened.
 * @example anonymise('Maria here, order 4471, mail m@x.example', ['Maria']) // '[name] here, order [number], mail [address]'
 */
export function anonymise(text: string, names: readonly string[]): string {
  const bare = maskNumbers(text)
    .text.replaceAll(/\b(?:https?:\/\/|www\.)\S+/giu, '[link]')
    .replaceAll(/[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/gu, '[address]')
    .replaceAll(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+/gu, '[handle]')
  const nameless = partsOf(names).reduce((words, name) => words.replaceAll(whole(name), '[name]'), bare)
  return withoutNumbers(nameless)
}

/** Digits with what people write between them, and tokens of letters and digits: then counted. */
const numbers = /\+?[\p{L}\p{N}•*]*\d[\p{L}\p{N}•*]*(?:[\s./()-]{1,2}\d[\p{L}\p{N}•*]*)*/gu

function withoutNumbers(text: string): string {
  return text.replaceAll(numbers, found => (found.replaceAll(/[^\d•*]/g, '').length >= 3 ? '[number]' : found))
}

const shortest = 2

/** Whole names first, then their parts: people sign with one of them. */
function partsOf(names: readonly string[]): readonly string[] {
  const parts = names.flatMap(name => [name, ...name.split(/[\s_.-]+/u)]).map(name => name.trim())
  return [...new Set(parts)].filter(name => name.length >= shortest).toSorted((a, b) => b.length - a.length)
}

function whole(name: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'giu',
  )
}
