import { understand } from '@evenhand/language/understand.ts'
import { expect, test } from 'vitest'
import { understandLine, understandStream } from './understand-stream.ts'

test('a message is answered with what it says, how sure that is, and why', () => {
  expect(understandLine('{"id":7,"text":"my charger is smoking"}', understand)).toMatchObject({
    id: 7,
    language: 'en',
    type: 'problem',
    needsReply: true,
    severity: 'critical',
    risk: [{ kind: 'unsafe-product', now: true }],
    confidence: { type: expect.any(Number), severity: expect.any(Number) },
    evidence: expect.arrayContaining([{ signal: 'unsafe-product', words: 'smoking' }]),
  })
})

const asked = (facts: object) =>
  understandLine(JSON.stringify({ text: 'where do I see my order?', context: { facts } }), understand)

async function* input() {
  yield Buffer.from('{"id":"a","text":"ok"}\n{"id":"b"}\nnonsense\n\n{"id":"c","text":""}\n')
}

test('what records say raises and never lowers', () => {
  expect(asked({})).toMatchObject({ severity: 'low' })
  expect(asked({ orderLate: true })).toMatchObject({ severity: 'medium' })
  expect(understandLine('{"text":"my charger is smoking","context":{"facts":{"orderLate":false}}}', understand)).toMatchObject({
    severity: 'critical',
  })
})

test('a line that is no message is answered in its place, and the order stays', async () => {
  const lines = []
  for await (const line of understandStream(input(), understand)) lines.push(line)
  expect(lines).toMatchObject([
    { id: 'a', severity: 'none' },
    { id: 'b', error: { code: 'invalid-message' } },
    { error: { code: 'malformed-json' } },
    { id: 'c', type: 'other', language: 'und' },
  ])
})

async function* oldLetters() {
  yield Buffer.concat([
    Buffer.from('{"id":"d","text":"caf'),
    Buffer.from([0xe9]),
    Buffer.from(' au lait: my charger is smoking"}\n'),
  ])
}

test('a line with bytes that are no UTF-8 is read all the same, because it may tell of a danger', async () => {
  const lines = []
  for await (const line of understandStream(oldLetters(), understand)) lines.push(line)
  expect(lines).toMatchObject([{ id: 'd', severity: 'critical' }])
})
