import { describe, expect, test } from 'vitest'
import { TextReader } from './text-columns.ts'

function columnsOf(texts: readonly (string | null)[], count = texts.length) {
  const reader = new TextReader()
  reader.add(texts, count)
  return { ...reader.columns(), notes: reader.notes(), language: reader.language() }
}

describe('what first messages say', () => {
  test('tells the loud from the calm by the manner, and need by the matter', () => {
    const { loudness, severityRead, severityChances, needsReply } = columnsOf([
      'MY PARCEL IS STILL NOT HERE',
      'my parcel is still not here!!!',
      'my charger is smoking',
      'thank you so much, all solved',
      null,
    ])
    expect(loudness.capitals).toEqual(Uint8Array.of(1, 0, 0, 0, 0))
    expect(loudness.exclamation).toEqual(Uint8Array.of(0, 1, 0, 0, 0))
    expect(severityRead[0]).toBe(severityRead[1])
    expect(severityRead[2]).toBe(3)
    expect(severityChances[2]?.[2]).toBeGreaterThan(severityChances[2]?.[0] ?? 0)
    // Who wrote nothing that we know of is not left out.
    expect(needsReply).toEqual(Uint8Array.of(1, 1, 1, 0, 1))
  })

  test('is read of an even part where there are very many, and says so', () => {
    const { read, notes } = columnsOf(['a', 'b', 'c', 'd', 'e', 'f'], 300_000)
    expect(read).toEqual(Uint8Array.of(1, 0, 0, 1, 0, 0))
    expect(notes).toEqual([expect.stringContaining('2 were read')])
  })
})
