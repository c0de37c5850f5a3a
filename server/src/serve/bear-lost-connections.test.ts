import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** A program in which nobody waits for something that fails so. @returns its exit code, and what it said */
async function programWhere(failure: string): Promise<{ code: unknown; said: string }> {
  const script = `
    import { bearLostConnections } from '${new URL('bear-lost-connections.ts', import.meta.url).href}'
    bearLostConnections({ warn: (_, words) => console.log(words) })
    void Promise.reject(${failure})
    setTimeout(() => console.log('It goes on.'), 1)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code]: unknown[] = await once(child, 'close')
  return { code, said }
}

test.each([
  `new Error('Connection terminated unexpectedly')`,
  `new Error('Client has encountered a connection error and is not queryable')`,
  `Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })`,
])('a database that goes away where nobody waits does not end the program: %s', async failure => {
  expect(await programWhere(failure)).toEqual({
    code: 0,
    said: 'a note of the job runner was lost with its connection\nIt goes on.\n',
  })
})

test('any other failure that nobody waits for ends it', async () => {
  expect(await programWhere(`new Error('A fault of ours.')`)).toEqual({ code: 1, said: '' })
})
