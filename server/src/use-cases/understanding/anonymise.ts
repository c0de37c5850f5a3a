import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { maskNames } from '@evenhand/language/answers/masking/names.ts'
import { withoutGreeting, withoutSignature } from '@evenhand/language/answers/masking/salutations.ts'

/**
 * The words of a message without what tells who it is: greeting and signature, names we know, those after a title and those by which
 * somebody says who they are, addresses, handles, links, and every number of three digits or more (phones, orders, cards, postcodes).
 * What stays says what happened.
 * @example anonymise('Hi Amir, Maria here, order 4471', ['Maria']) // '[name] here, order [number]'
 */
export function anonymise(text: string, names: readonly string[]): string {
  const introduced = text.replaceAll(introduction, '$1[name]').replaceAll(reporting, '[name]$1')
  const bare = maskNumbers(unsigned(withoutGreeting(introduced.replaceAll(/\r\n?/g, '\n'))))
    .text.replaceAll(/\b(?:https?:\/\/|www\.)\S+/giu, '[link]')
    .replaceAll(/[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/gu, '[address]')
    .replaceAll(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+/gu, '[handle]')
  const nameless = composed(names).reduce((words, name) => words.replaceAll(whole(name), '[name]'), bare)
  return withoutNumbers(maskNames(nameless, names.map(name => name.replaceAll('_', ' ')).concat(names)))
}

/** More words than this below a farewell are no name and no street: somebody goes on speaking. */
const mostOfSignature = 5

/** Without farewell and signature; what is said below them ("PS: …") stays, for there may stand what matters. */
function unsigned(text: string): string {
  const kept = withoutSignature(text)
  const [, ...below] = text.slice(kept.length).trimStart().split('\n')
  return [kept, ...below.filter(line => line.split(/\s+/).length > mostOfSignature)].join('\n')
}

const one = String.raw`\p{Lu}[\p{L}\p{M}'’-]+`
const further = String.raw`(?:[ \t](?:(?:van|von|de|der|den|del|da)[ \t])?${one})`
const says =
  "[Mm]y name is|[Mm]y name's|[Mm]ein Name ist|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]i nombre es|[Mm]e llamo|[Mm]i chiamo|[Ii]l mio nome è|[Mm]ijn naam is|[Ii]k heet|[Nn]azywam się|[Mm]am na imię|[Cc]hamo-me|[Oo] meu nome é|[Bb]enim adım|[Aa]dım"
/** "My name is Rosa Diaz". */
const introduction = new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${says})[ \t]+)${one}${further}{0,3}`, 'gu')
/** "Rosa Diaz here" at the beginning of a line; one word alone may be what has happened ("Smoke here"). */
const reporting = new RegExp(
  String.raw`^${one}${further}{1,3}((?:[ \t](?:here|again|speaking|hier|nochmal|ici|encore|aquí|qui|tutaj|aqui)(?![\p{L}\p{N}])))`,
  'gmu',
)

/** Digits with what people write between them, and tokens of letters and digits: then counted. */
const numbers = /\+?[\p{L}\p{N}•*]*\d[\p{L}\p{N}•*]*(?:[\s./()-]{1,2}\d[\p{L}\p{N}•*]*)*/gu

function withoutNumbers(text: string): string {
  return text.replaceAll(numbers, found => (found.replaceAll(/[^\d•*]/g, '').length >= 3 ? '[number]' : found))
}

/** Names of several parts, the longest first. Parts by themselves are found as everywhere else: "and" of "Lumen and Lark" is a word. */
function composed(names: readonly string[]): readonly string[] {
  const trimmed = names.map(name => name.trim()).filter(name => /[\s_.-]/u.test(name))
  return [...new Set(trimmed)].toSorted((a, b) => b.length - a.length)
}

function whole(name: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'giu',
  )
}
