/** Letters and small words that only one language of a script has. Shared ones tell nothing and are left out. */
type Telling = { readonly tag: string; readonly letters: string; readonly words: string }

const cyrillic: readonly Telling[] = [
  {
    tag: 'ru',
    letters: 'ыэё',
    words: `что это мой моя мои мне меня мной вы вас вам нет как когда почему только уже где или если был была было есть спасибо очень
      здравствуйте пожалуйста заказ деньги у и с к пришел можно нужно сколько`,
  },
  {
    tag: 'uk',
    letters: 'їєґ',
    words: 'що це мій моя моє мені мене немає чому тільки вже чи був була було дякую дуже будь ласка замовлення гроші та й і з',
  },
  { tag: 'be', letters: 'ў', words: 'гэта што ёсць няма калі вельмі дзякуй дзе' },
  {
    tag: 'bg',
    letters: '',
    words: `това какво къде кога защо моята моят ми се съм сте са със беше няма още вече благодаря много моля поръчка пари си ли че от
      ще`,
  },
  { tag: 'sr', letters: 'јљњћђџ', words: 'шта где када зашто само већ није хвала молим да сам' },
  { tag: 'mk', letters: 'ѓќѕ', words: 'што каде зошто веќе нема благодарам' },
  { tag: 'kk', letters: 'әғқңөұүһ', words: '' },
]

const arabic: readonly Telling[] = [
  { tag: 'ar', letters: 'ةيكىأإؤ', words: 'في من على هذا هذه ما هل لم لا أين متى' },
  { tag: 'fa', letters: 'پچژگکی', words: 'است این را از که به من چرا هنوز شما می' },
  { tag: 'ur', letters: 'ٹڈڑںےہھ', words: 'ہے میں کا کی کے نہیں اور کیا میرا میری' },
  // Pashto and Central Kurdish have no table of their own: their letters keep them from being taken for Persian.
  { tag: 'und', letters: 'ټډړښځڼۍێۆڕڵە', words: '' },
]

const devanagari: readonly Telling[] = [
  { tag: 'hi', letters: 'ड़ढ़', words: 'है हैं मेरा मेरी मेरे का की के में नहीं और क्या से को ने कब कहाँ कहां' },
  { tag: 'mr', letters: 'ळ', words: 'आहे आहेत माझा माझी माझे नाही आणि मला काय कधी कुठे चा ची चे' },
  { tag: 'ne', letters: '', words: 'छ छन् छैन मेरो हो को र मलाई लाई भयो कहिले किन' },
]

type Told = {
  readonly tags: readonly string[]
  readonly letters: ReadonlyMap<string, number>
  readonly words: ReadonlyMap<string, number>
}

function told(all: readonly Telling[]): Told {
  const words = new Map<string, number>()
  const shared = new Set<string>()
  all.forEach((one, at) => {
    for (const word of one.words.split(/\s+/)) {
      if (words.has(word)) shared.add(word)
      words.set(word, at)
    }
  })
  for (const word of [...shared, '']) words.delete(word)
  const letters = new Map(all.flatMap((one, at) => Array.from(one.letters, letter => [letter, at] as const)))
  return { tags: all.map(({ tag }) => tag), letters, words }
}

const byScript = new Map([
  ['cyrillic', told(cyrillic)],
  ['arabic', told(arabic)],
  ['devanagari', told(devanagari)],
])

/** A small word says as much as so many telling letters. */
const wordVote = 2

/**
 * Which language of a script that several share: the one with most telling letters and small words, or 'und' when none or two are ahead.
 * @param text lower case
 * @example tellApart('cyrillic', 'де моє замовлення') // 'uk'
 */
export function tellApart(script: string, text: string): string {
  const known = byScript.get(script)
  if (known === undefined) return script
  const votes = new Uint32Array(known.tags.length)
  const add = (at: number | undefined, vote: number): void => {
    if (at !== undefined) votes[at] = (votes[at] ?? 0) + vote
  }
  for (const letter of text) add(known.letters.get(letter), 1)
  for (const word of text.split(' ')) add(known.words.get(word), wordVote)
  let best = 0
  for (let at = 1; at < votes.length; at++) if ((votes[at] ?? 0) > (votes[best] ?? 0)) best = at
  const most = votes[best] ?? 0
  const isClear = most > 0 && votes.every((vote, at) => at === best || vote < most)
  return isClear ? (known.tags[best] ?? 'und') : 'und'
}
