import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ReaderGone } from './failure.ts'
import { write } from './io.ts'
import { tell } from './program.fixture.ts'

const main = path.resolve(import.meta.dirname, 'main.ts')

const toNobody = () => Promise.reject(new ReaderGone('nobody'))

test('when whoever reads has read enough, a command ends quietly, though its own input goes on', async () => {
  const child = spawn(process.execPath, [main, 'decide'], { stdio: 'pipe' })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')))
  // Once the command has ended, nobody takes the lines any more.
  child.stdin.on('error', () => undefined)
  const ended = once(child, 'close')
  child.stdin.write('{"facts":{"need":{"followers":5}},"now":"2026-03-04T10:00:00Z"}\n')
  await once(child.stdout, 'data')
  child.stdout.destroy()
  await once(child.stdout, 'close')
  child.stdin.write('{"facts":{"need":{"followers":5}},"now":"2026-03-04T10:00:00Z"}\n'.repeat(100))
  await ended
  expect([child.exitCode, child.signalCode, complaints]).toEqual([0, null, ''])
})

test.each(['--help', 'decide'])('%s to nobody is done, and says nothing', async command => {
  const input = '{"facts":{"need":{"severity":"low"}},"now":"2026-03-04T10:00:00Z"}\n'
  expect(await tell([command], { input, out: toNobody })).toEqual({ code: 0, out: '', err: '' })
})

test('a disk that is full is no reader who has gone', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })) })
  full.on('error', () => undefined)
  await expect(write(full, 'a line')).rejects.toMatchObject({ code: 'ENOSPC' })
})
