import { isCommonWord } from '../../language.ts'

/** Small words that tell no language, because several have them or because they are not frequent enough: those that tell one are known already. */
const small = new Set(
  `in one two other another even here oder als aus vom nach am zum zur bis ohne alle alles einem einen einer mal nur chez par sous sans deux dos
  uno unos otra otro cosa cosas sobre hasta entre este tra fra due altra altro nas outro outra coisa uit aan twee andere dla pod nad a jeden
  jedna dwa inny iki icin diye sonra once hem mu`.split(/\s+/),
)

/** True for a word that is in every text, whatever it is about. `word` is folded. */
export function isSmallWord(word: string): boolean {
  return isCommonWord(word) || small.has(word) || (word.length === 1 && /[\p{Script=Latin}]/u.test(word))
}
