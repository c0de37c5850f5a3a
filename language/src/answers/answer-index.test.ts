import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerIndex } from './answer-index.ts'
import type { AnswerDocument } from './answer.ts'
import { answered, helpCentre, unanswered } from './help-centre.fixture.ts'
import { learnQuestions } from './learning/learn-questions.ts'

const index = createAnswerIndex(helpCentre)

function solved(id: string, questions: readonly string[], more: Partial<AnswerDocument> = {}): AnswerDocument {
  return {
    id,
    kind: 'solved-case',
    title: '',
    language: 'en',
    tags: [],
    passages: [{ text: `Answer ${id}.`, headings: [] }],
    questions,
    ...more,
  }
}

describe('a question', () => {
  it.each(answered)('%j is answered by %s', (text, id) => {
    expect(index.ask({ text }).suggestions[0]?.documentId).toBe(id)
  })

  it.each(unanswered)('%j has no good answer here', text => {
    expect(index.ask({ text }).answer).toBeNull()
  })

  it('is answered by the passage, not by the article', () => {
    const { answer } = index.ask({ text: 'When will I get my refund?' })
    expect(answer).toMatchObject({ passage: 2, headings: ['When the refund arrives'], why: ['refund'] })
    expect(answer?.text).toBe('The money is back on your card within five days after the parcel reached our warehouse.')
  })

  it('is put forward more often than not where there is an answer', () => {
    const forward = answered.filter(([text, id]) => index.ask({ text }).answer?.documentId === id)
    expect(forward.length / answered.length).toBeGreaterThan(0.6)
  })

  it('of no words, and one to nobody, gets nothing', () => {
    expect(index.ask({ text: ' …!' })).toEqual({ suggestions: [], answer: null })
    expect(createAnswerIndex().ask({ text: 'where is my parcel' })).toEqual({ suggestions: [], answer: null })
  })

  it('may be any text; confidence stays between 0 and 1, best first, one a document', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.constantFrom('', 'refund ', 'lamp reset '), (noise, words) => {
        const { suggestions } = index.ask({ text: words + noise })
        const confidences = suggestions.map(({ confidence }) => confidence)
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
        expect(confidences.every(each => each > 0 && each < 1)).toBe(true)
        expect(new Set(suggestions.map(({ documentId }) => documentId)).size).toBe(suggestions.length)
      }),
    )
  })
})

describe('an index', () => {
  it('answers the same after any coming and going as one made anew', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(helpCentre.length - 1)), { maxLength: 30 })
    fc.assert(
      fc.property(steps, fc.constantFrom(...answered.map(([text]) => text)), (moves, text) => {
        const living = createAnswerIndex()
        const left = new Map<string, AnswerDocument>()
        for (const [comes, at] of moves) {
          const document = helpCentre[at]
          if (document === undefined) continue
          left.delete(document.id)
          if (comes) left.set(document.id, document)
          if (comes) living.put(document)
          else living.remove(document.id)
        }
        expect(living.size).toBe(left.size)
        expect(living.ask({ text })).toEqual(createAnswerIndex(left.values()).ask({ text }))
      }),
      { numRuns: 60 },
    )
  })

  it('offers only the kinds that are wanted', () => {
    const both = createAnswerIndex([...helpCentre, solved('case:1', ['where is my parcel'])])
    const kinds = both.ask({ text: 'where is my parcel' }, { kinds: ['solved-case'] }).suggestions.map(({ kind }) => kind)
    expect(kinds).toEqual(['solved-case'])
  })

  it('prefers the language of the question', () => {
    const text = 'USB-C adapter'
    const two = createAnswerIndex(
      ['en', 'de'].map(language => ({
        ...solved(language, []),
        title: 'USB-C adapter',
        language,
        passages: [{ text: 'USB-C adapter 65 W', headings: [] }],
      })),
    )
    expect(two.ask({ text, language: 'de-AT' }).suggestions[0]?.documentId).toBe('de')
    expect(two.ask({ text, language: 'en' }).suggestions[0]?.documentId).toBe('en')
  })

  it('prefers what carries the topic of the case', () => {
    const passages = [{ text: 'Wait for five days.', headings: [] }]
    const two = createAnswerIndex(
      ['parcels', 'refunds'].map(tag => ({ ...solved(tag, []), tags: [tag], title: 'Wait', passages })),
    )
    expect(two.ask({ text: 'how many days must I wait', topic: 'Refunds' }).suggestions[0]?.documentId).toBe('refunds')
  })
})

describe('what agents did with an answer', () => {
  const twins = ['a', 'b'].map(id => solved(id, ['my screen stays black']))
  const ask = (a: [number, number, number], b: [number, number, number]) => {
    const two = createAnswerIndex(twins)
    two.signal('a', { used: a[0], edited: a[1], ignored: a[2] })
    two.signal('b', { used: b[0], edited: b[1], ignored: b[2] })
    return two.ask({ text: 'the screen stays black' }).suggestions
  }

  it('brings the one that was sent before the one that was passed over', () => {
    expect(ask([0, 0, 9], [9, 0, 0]).map(({ documentId }) => documentId)).toEqual(['b', 'a'])
    expect(ask([9, 0, 0], [0, 9, 0]).map(({ documentId }) => documentId)).toEqual(['a', 'b'])
  })

  it('moves confidence by .13 at most, however often it happened', () => {
    const count = fc.nat(1_000_000)
    const plain = ask([0, 0, 0], [0, 0, 0])[0]?.confidence ?? 0
    fc.assert(
      fc.property(fc.tuple(count, count, count), signals => {
        const own = ask(signals, [0, 0, 0]).find(({ documentId }) => documentId === 'a')
        expect(Math.abs((own?.confidence ?? 0) - plain)).toBeLessThanOrEqual(0.13)
      }),
    )
  })
})

describe('earlier questions', () => {
  const cases = [
    solved('charger', [
      'the plug gets hot',
      'my charger is warm to the touch',
      'adapter heats up when charging',
      'the brick is burning hot',
    ]),
    solved('screen', [
      'the display stays black',
      'nothing on the screen',
      'monitor is dark since today',
      'screen flickers then black',
    ]),
  ]

  it('find an answer that shares no word with what is asked', () => {
    const found = createAnswerIndex(cases).ask({ text: 'why is the display so black' })
    expect(found.answer?.documentId).toBe('screen')
    expect(found.answer?.why).toEqual(['display', 'black'])
  })

  it('are taught one by one', () => {
    const two = createAnswerIndex(cases)
    expect(two.teach('charger', 'smells funny when plugged in')).toBe(true)
    expect(two.teach('nobody', 'x')).toBe(false)
    expect(two.ask({ text: 'it smells funny' }).suggestions[0]?.documentId).toBe('charger')
  })

  it('never show in what is offered', () => {
    const { suggestions } = createAnswerIndex(cases).ask({ text: 'monitor is dark' })
    expect(JSON.stringify(suggestions)).not.toContain('since today')
  })

  it('teach the same every time, and what was learned of a document that is gone names nobody', () => {
    const examples = cases.flatMap(({ id, questions }) => questions.map(text => ({ id, text })))
    const learned = learnQuestions(examples)
    expect(learnQuestions(examples)).toEqual(learned)
    const two = createAnswerIndex(cases)
    two.use(learned)
    expect(two.ask({ text: 'adapter is hot' }).suggestions[0]?.documentId).toBe('charger')
    two.remove('charger')
    expect(two.ask({ text: 'adapter is hot' }).suggestions.map(({ documentId }) => documentId)).not.toContain('charger')
  })

  it('are too few to learn from below three of each', () => {
    expect(
      learnQuestions([
        { id: 'a', text: 'x' },
        { id: 'b', text: 'y' },
      ]),
    ).toBeNull()
  })
})

describe('dense vectors of the caller', () => {
  const vectors = [Float32Array.of(1, 0.1, 0), Float32Array.of(0, 1, 0.1)]
  const documents = ['one', 'two'].map((id, at) => ({ ...solved(id, []), passageVectors: [vectors[at] ?? Float32Array.of()] }))

  it('find what has no word in common', () => {
    const found = createAnswerIndex(documents).ask({ text: 'anything else', vector: Float32Array.of(0, 2, 0) })
    expect(found.suggestions[0]?.documentId).toBe('two')
  })

  it('of another length are passed over', () => {
    expect(createAnswerIndex(documents).ask({ text: 'anything else', vector: Float32Array.of(1, 0) }).suggestions).toEqual([])
  })
})
