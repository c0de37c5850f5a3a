import { expect, test } from 'vitest'
import { corpusFolder, readCorpus } from '../../train/corpus.ts'
import { eachFeature, eachVoiceFeature } from '../../train/examples.ts'
import { look } from '../look.ts'
import { ownScorer } from '../understand.ts'
import type { Seen } from './features.ts'
import { columns, firstVoiceColumn } from './heads.ts'
import { rowWidth, Table } from './packed.ts'

const { packed } = ownScorer
const table = new Table(packed)

/** What a message adds up to, feature by feature, as it is taught. */
function sumsOf(seen: Seen): number[] {
  const sums = Array.from({ length: columns }, () => 0)
  const addFrom = (first: number) => (name: number, value: number) => {
    const start = table.startOf(name)
    if (start < 0) return
    for (let column = first; column < columns; column++)
      sums[column] = (sums[column] ?? 0) + value * (table.rows[start + column] ?? 0)
  }
  eachFeature(seen, addFrom(0))
  eachVoiceFeature(seen, addFrom(firstVoiceColumn))
  return sums.map((sum, column) => sum * (packed.scale[column] ?? 0) + (packed.bias[column] ?? 0))
}

/** The farthest that a sum is from what it should be, as a share of it; what words add is kept in 32 bits. */
function farthest(seen: Seen): number {
  const [{ whole: sums } = { whole: new Float64Array(columns) }, ...further] = ownScorer.score(seen)
  expect(further).toEqual([])
  return Math.max(...sumsOf(seen).map((sum, column) => Math.abs(sum - (sums[column] ?? 0)) / Math.max(1, Math.abs(sum))))
}

/** Many texts take their time on a busy machine; the limit is there to end what hangs. */
const patient = 60_000

test('a message adds up to what it was taught by, whatever of its words is known already', { timeout: patient }, () => {
  const messages = readCorpus(corpusFolder('held-out')).filter(({ text }) => text.length < 300)
  expect(messages.length).toBeGreaterThan(500)
  for (const { text } of messages) {
    expect(farthest(look(text).seen)).toBeLessThan(1e-4)
  }
})

test('a word that is said twice counts once, and also one that is too long to be remembered', () => {
  const long = 'verylongword'.repeat(6)
  const twice = look(`${long} broken charger ${long}`).seen
  expect(farthest(twice)).toBeLessThan(1e-4)
})

const sentencesOf = (text: string): number => ownScorer.score(look(text).seen)[0]?.sentences.length ?? 0

test('of several sentences each is scored by itself too, and a single word is none', () => {
  expect(sentencesOf('my charger is smoking')).toBe(0)
  expect(sentencesOf('the lamp is fine. my charger is smoking. now')).toBe(2)
})

test('a name that was never taught is not found, and each that was is', () => {
  const names = new DataView(Uint8Array.from(Buffer.from(packed.names, 'base64')).buffer)
  for (let at = 0; at < names.byteLength / 4; at += 997) {
    expect(table.startOf(names.getUint32(at * 4, true))).toBe(at * rowWidth)
  }
  expect(table.startOf(0x1234_5678)).toBe(-1)
})
