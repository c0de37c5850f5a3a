/**
 * A text for a terminal: what strangers wrote may hold control characters that would move the cursor or change colours
 * (the joiner inside emoji stays).
 * @example printable('a\u001b[31mb\nc') // 'a [31mb c'
 */
export function printable(text: string): string {
  return text.replaceAll(/[[\p{Cc}\p{Cf}\u2028\u2029]--\u200d]+/gv, ' ').trim()
}

/** Cut to a width, with an ellipsis; counts characters as people do. */
export function shortened(text: string, width: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(printable(text)), ({ segment }) => segment)
  return characters.length <= width ? characters.join('') : `${characters.slice(0, width - 1).join('')}…`
}
