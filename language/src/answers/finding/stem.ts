/** Endings of inflection, folded (without accents), longest first where one holds another. */
const endings: Readonly<Record<string, readonly string[]>> = {
  en: ['ings', 'ing', 'edly', 'ed', 'ers', 'er', 'ies', 'es', 's', 'ly', 'e', 'y'],
  de: ['ungen', 'ung', 'ern', 'ten', 'tet', 'em', 'en', 'er', 'es', 'et', 'te', 'e', 'n', 's', 't'],
  fr: [
    'issements',
    'issement',
    'ements',
    'ement',
    'aient',
    'ees',
    'ent',
    'ait',
    'ant',
    'ons',
    'ez',
    'er',
    'ee',
    'es',
    'ir',
    'e',
    's',
    'x',
  ],
  es: [
    'aciones',
    'acion',
    'ando',
    'iendo',
    'ados',
    'adas',
    'ado',
    'ada',
    'aron',
    'ar',
    'er',
    'ir',
    'os',
    'as',
    'es',
    'o',
    'a',
    'e',
    's',
  ],
  it: ['azioni', 'azione', 'ando', 'endo', 'ati', 'ate', 'ato', 'ata', 'are', 'ere', 'ire', 'i', 'e', 'o', 'a'],
  pt: [
    'acoes',
    'acao',
    'ando',
    'endo',
    'ados',
    'adas',
    'ado',
    'ada',
    'aram',
    'ar',
    'er',
    'ir',
    'os',
    'as',
    'es',
    'o',
    'a',
    'e',
    's',
  ],
  nl: ['ingen', 'ing', 'den', 'ten', 'en', 'er', 'es', 'de', 'te', 'e', 'n', 's', 't'],
  pl: [
    'owania',
    'owanie',
    'ania',
    'anie',
    'ami',
    'ach',
    'ego',
    'emu',
    'iem',
    'owi',
    'ow',
    'em',
    'om',
    'ej',
    'ac',
    'ic',
    'ie',
    'y',
    'i',
    'a',
    'e',
    'o',
    'u',
  ],
  tr: [
    'larimiz',
    'lerimiz',
    'larin',
    'lerin',
    'lari',
    'leri',
    'lar',
    'ler',
    'imi',
    'umu',
    'nin',
    'nun',
    'dan',
    'den',
    'im',
    'um',
    'in',
    'un',
    'da',
    'de',
    'yi',
    'yu',
    'i',
    'u',
    'a',
    'e',
  ],
}
const shortestStem = 3
const shortestWord = 4

/**
 * A folded word without the ending of its inflection, for comparing words only: it may be no word itself. Light on purpose: one
 * ending goes, and three letters stay. Words of languages without a list stay whole.
 * @param language a BCP 47 primary tag
 * @example stem('batteries', 'en') === stem('battery', 'en') // true
 */
export function stem(word: string, language: string): string {
  const list = endings[language]
  if (list === undefined || word.length < shortestWord || /\d/.test(word)) return word
  for (const ending of list) {
    if (word.length - ending.length < shortestStem || !word.endsWith(ending)) continue
    const rest = word.slice(0, -ending.length)
    return language === 'en' || language === 'nl' ? withoutDouble(rest) : rest
  }
  return withoutDouble(word)
}

/** "shipped" and "ship": a consonant that the ending doubled is one again. */
function withoutDouble(rest: string): string {
  return rest.length > shortestStem && /([bdfgklmnprst])\1$/.test(rest) ? rest.slice(0, -1) : rest
}
