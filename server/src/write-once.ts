import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** The content of a file that is made once, by whoever comes first. */
export function writeOnce(file: string, make: () => string): string {
  const fresh = `${file}.${process.pid}`
  if (!existsSync(file)) {
    // Whole or not at all: a half-written password would be there for ever.
    writeFileSync(fresh, make(), { mode: 0o600 })
    linkOnce(fresh, file)
  }
  return readFileSync(file, 'utf8')
}

function linkOnce(fresh: string, file: string): void {
  try {
    linkSync(fresh, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}
