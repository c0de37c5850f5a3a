import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { FileError } from '@evenhand/files/file-error.ts'
import { sentenceOf } from './failure.ts'

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

test('a server that went away in the middle is told in one sentence that says what is kept', async () => {
  const server = createServer((request, response) => {
    response.destroy()
    request.destroy()
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const cut = await failureOf(fetch(url))
  await new Promise(resolve => void server.close(resolve))
  const refused = await failureOf(fetch(url))
  for (const error of [cut, refused])
    expect(sentenceOf(error)).toMatch(/^The server stopped answering\. What it has stored is kept/)
})

test('what is wrong with a file is said without a stack, whichever command reads it', () => {
  expect(sentenceOf(new FileError('file-empty', 'The file is empty.'))).toBe('The file is empty.')
})

test('what nobody foresaw keeps its stack', () => {
  expect(sentenceOf(new TypeError('odd'))).toMatch(/^Something unexpected went wrong\. Please report this:\nTypeError: odd\n/)
})
