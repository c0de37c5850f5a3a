import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const told = `process.on('exit', () => process.stderr.write(process.report.getReport().sharedObjects.join('\\n')))`

/** The native parts that a command line had loaded by its end. */
async function nativeParts(args: readonly string[]): Promise<string> {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', `data:text/javascript,${told}`, main, ...args])
  return stderr
}

test('only the audit waits for DuckDB: no other command loads it', async () => {
  const file = fileURLToPath(new URL('loaded.fixture.csv', import.meta.url))
  expect(await nativeParts(['--help'])).not.toContain('duckdb')
  expect(await nativeParts(['value', '--help'])).not.toContain('duckdb')
  // So that this test could see it.
  await expect(nativeParts(['audit', file])).rejects.toHaveProperty('stderr', expect.stringContaining('duckdb'))
})
