/** At most two letters of a name, by words. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^@/, '')
    .split(/[\s._-]+/)
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}
