/** A text without blanks around it and within the length that we keep; null where nothing is said. */
export function plainText(written: string | null | undefined, longest = 500): string | null {
  const text = (written ?? '').replaceAll('\0', '').trim().slice(0, longest)
  return text === '' ? null : text
}

const looksLikeMail = /^[^\s@]+@[^\s@]+$/
const longestMail = 320

/** A mail address, or null for what cannot be one: it must keep nothing else from being stored. */
export function plainEmail(written: string | null | undefined): string | null {
  const text = plainText(written, longestMail + 1)
  return text !== null && text.length <= longestMail && looksLikeMail.test(text) ? text : null
}
