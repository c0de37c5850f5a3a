import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedPieces, tellingWords } from './evidence.ts'

describe('the words that leave it open', () => {
  it('are those that speak of something grave, the longest first, each once', () => {
    const evidence = [
      { signal: 'problem', words: 'the whole of this long remark' },
      { signal: 'self-harm', words: 'point' },
      { signal: 'self-harm', words: 'point of being here' },
      { signal: 'critical', words: 'and' },
      { signal: 'hardship', words: 'lost my job' },
    ]
    expect(tellingWords(evidence)).toEqual(['point of being here', 'lost my job'])
  })

  it('are the others where nothing else carried the reading', () => {
    expect(tellingWords([{ signal: 'problem', words: 'broken' }])).toEqual(['broken'])
    expect(tellingWords([])).toEqual([])
  })
})

describe('marking words', () => {
  it('marks whole words wherever they stand, in any case', () => {
    expect(markedPieces('Lost my job. I lost my jobs!', ['lost my job'])).toEqual([
      { text: 'Lost my job', marked: true },
      { text: '. I lost my jobs!', marked: false },
    ])
  })

  it('loses and adds nothing, whatever the words', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (body, words) => {
        expect(
          markedPieces(body, words)
            .map(({ text }) => text)
            .join(''),
        ).toBe(body)
      }),
    )
  })
})
