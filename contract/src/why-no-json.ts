/**
 * Why a text is no JSON, for people: the parser's own words are for programmers, where it stumbled helps anybody.
 * @param what the text is called: 'The line', 'The body'
 * @param error what `JSON.parse` threw
 * @example whyNoJson('The line', text, error) // 'The line is no JSON: it goes wrong at character 12.'
 */
export function whyNoJson(what: string, text: string, error: unknown): string {
  const place = error instanceof Error ? placeIn(text, error.message) : null
  return place === null ? `${what} is no JSON.` : `${what} is no JSON: ${place}.`
}

/** Its message is all that a parser gives: in short texts the character instead of its position. */
function placeIn(text: string, message: string): string | null {
  if (message.includes('end of JSON')) return 'it ends too early'
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? -1)
  if (position >= text.length) return 'it ends too early'
  if (position >= 0) return `it goes wrong at character ${position + 1}`
  const token = /^Unexpected token '(\S+)',/.exec(message)?.[1]
  return token === undefined ? null : `it goes wrong at "${token}"`
}
