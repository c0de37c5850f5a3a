export type Import = { from: string; isType: boolean }

/** Imports and re-exports, also dynamic ones with a fixed name. Text is enough: nothing is resolved or run. */
export function importsOf(text: string): Import[] {
  const found: Import[] = []
  const source = withoutComments(text)
  for (const match of source.matchAll(/\b(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g)) {
    found.push({ from: match[2] ?? '', isType: match[1] !== undefined })
  }
  for (const match of source.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/g)) found.push({ from: match[1] ?? '', isType: false })
  return found
}

/** The code without what only people read. Strings stay, also those that look like a comment. */
export function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (_all, quoted: string | undefined, before: string | undefined) => quoted ?? before ?? '',
  )
}
