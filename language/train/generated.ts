import { writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes what was learned as a module that nobody edits: plain JavaScript, because types would have to be stripped from megabytes at each start;
 * its types stand beside it in `*.generated.d.ts`.
 * @param module its place in `language/src`
 * @param command how it is made anew
 * @returns how long it is, in KiB
 */
export function writeGenerated(module: string, command: string, name: string, value: unknown): number {
  const text = `// Made by \`${command}\`; not to be edited by hand.\nexport const ${name} = ${JSON.stringify(value)}\n`
  writeFileSync(path.resolve(import.meta.dirname, '../src', module), text)
  return Math.round(text.length / 1024)
}
