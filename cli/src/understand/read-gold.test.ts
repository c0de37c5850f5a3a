import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { tell } from '../program.fixture.ts'

test('of a file without messages nothing is measured, and that is said', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-gold-'))
  const file = path.join(folder, 'none.ndjson')
  await writeFile(file, '\n\n')
  const { code, err, out } = await tell(['evaluate', 'messages', file])
  expect(err).toContain('There is no message in')
  expect([code, out]).toEqual([1, ''])
  await rm(folder, { recursive: true })
})
