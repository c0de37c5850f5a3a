/** Fields of an export that came as JSON: nothing in it is certain. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a field, trimmed; null when it is empty or no text. */
export function textOf(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The id of a field: text or a whole number. */
export function idOf(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(fields, name)
}

/** The texts of a list; what is no text is passed over. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string').filter(each => each.trim() !== '') : []
}

/** The list that an export holds: itself, or under one of these names; null when there is none. */
export function listIn(json: unknown, ...names: readonly string[]): readonly unknown[] | null {
  if (Array.isArray(json)) return json
  if (!isFields(json)) return null
  const found = names.map(name => json[name]).find(Array.isArray)
  return found ?? null
}
