/**
 * One word of a phrase: `smok*` a beginning, `#` a number, `##` one below 18, `~` a gap of up to three words, else a whole word. A filler is a
 * word that is taken out of messages.
 */
export type Step = { kind: 'word' | 'stem' | 'filler'; text: string } | { kind: 'number' | 'age' } | { kind: 'gap' }

/** A phrase as its author wrote it: words in a row, or a choice between such rows. */
export type Phrase = { kind: 'row'; parts: Phrase[] } | { kind: 'choice'; options: Phrase[] } | { kind: 'step'; step: Step }

/** How words of a lexicon stand in messages. */
export type Spelling = { fold: (word: string) => string; isFiller: (folded: string) => boolean }

function stepOf(part: string, spell: Spelling): Phrase {
  if (part === '~') return { kind: 'step', step: { kind: 'gap' } }
  if (part === '#') return { kind: 'step', step: { kind: 'number' } }
  if (part === '##') return { kind: 'step', step: { kind: 'age' } }
  const isStem = part.endsWith('*')
  const text = spell.fold(isStem ? part.slice(0, -1) : part)
  if (isStem) return { kind: 'step', step: { kind: 'stem', text } }
  return { kind: 'step', step: { kind: spell.isFiller(text) ? 'filler' : 'word', text } }
}

/**
 * Reads one table of a lexicon: phrases between commas or line ends, with `{a|b c|}` for one of these or nothing.
 * @throws Error when a brace is missing, naming the table's beginning.
 * @example parsePhrases('charged {me|} twice, overcharg*', spelling).length // 2
 */
export function parsePhrases(table: string, spell: Spelling): Phrase[] {
  const pieces = table.match(/[{}|,\n]|[^{}|,\s]+/g) ?? []
  let at = 0
  function row(): Phrase {
    const parts: Phrase[] = []
    for (let piece = pieces[at]; piece !== undefined && !['}', '|', ',', '\n'].includes(piece); piece = pieces[at]) {
      at += 1
      parts.push(piece === '{' ? choice() : stepOf(piece, spell))
    }
    return { kind: 'row', parts }
  }
  function choice(): Phrase {
    const options = [row()]
    while (pieces[at] === '|') {
      at += 1
      options.push(row())
    }
    if (pieces[at] !== '}') throw new Error(`A brace is missing in the table "${table.trim().slice(0, 40)}…", near piece ${at}.`)
    at += 1
    return { kind: 'choice', options }
  }
  const phrases: Phrase[] = []
  while (at < pieces.length) {
    const phrase = row()
    if (phrase.kind === 'row' && phrase.parts.length > 0) phrases.push(phrase)
    const stop = pieces[at]
    if (stop === '}' || stop === '|') throw new Error(`A brace is too many in "${table.trim().slice(0, 40)}…", near piece ${at}.`)
    at += 1
  }
  return phrases
}
