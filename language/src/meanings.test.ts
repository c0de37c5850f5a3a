import { describe, expect, it } from 'vitest'
import { createAnswerIndex } from './answers/answer-index.ts'
import { helpCentre } from './answers/help-centre.fixture.ts'
import { readMarkdown } from './answers/reading/read-markdown.ts'
import { wordsOfText } from './answers/finding/words.ts'

const warranty = readMarkdown(
  '# Warranty\nEverything has a warranty of three years from the day of delivery, if it breaks by itself.',
  {
    id: 'warranty.md',
  },
)
const index = createAnswerIndex([...helpCentre, warranty])
const meaningOf = (text: string, language: string) => wordsOfText(text, language).find(({ meaning }) => meaning !== null)?.meaning
const written = (text: string) => wordsOfText(text, 'en').map(each => each.written)
const firstOf = (text: string) => index.ask({ text }).suggestions[0]?.documentId

describe('a word', () => {
  it('means the same in every language', () => {
    const english = meaningOf('the warranty', 'en')
    expect(english).toMatch(/warranty/)
    expect(meaningOf('die Garantie läuft ab', 'de')).toBe(english)
    expect(meaningOf('la garantía de la lámpara', 'es')).toBe(english)
    expect(meaningOf('gwarancja na lampę', 'pl')).toBe(english)
  })

  it('that people speak with, and not about, finds nothing unless there is no other', () => {
    expect(written('yes, sorry, thanks again, the valve clicks')).toEqual(['valve', 'clicks'])
    expect(written('thanks so much')).not.toEqual([])
  })

  it('with a digit is a number of somebody’s, and means nothing', () => {
    expect(
      wordsOfText('order 8265 and 4111', 'en').flatMap(({ written: word, meaning }) => (/\d/.test(word) ? [meaning] : [])),
    ).toEqual([null, null])
  })
})

describe('an answer that stands in one language only', () => {
  it.each([
    'Pregunta sobre garantía. ¿Es de dos años o de tres?',
    'La garantie est de combien de temps ?',
    'ile trwa gwarancja na lampę?',
  ])('is found by %j', text => {
    expect(firstOf(text)).toBe('warranty.md')
  })
})

it('one chance word of a longer question is no answer', () => {
  const heating = readMarkdown('# Heating\nThe valves work without a phone and without the internet: turn the wheel.', {
    id: 'heating.md',
  })
  const suggestions = createAnswerIndex([...helpCentre, heating]).ask({
    text: 'do you have a shop in town or only internet',
  }).suggestions
  expect(suggestions.find(({ documentId }) => documentId === 'heating.md')?.confidence ?? 0).toBeLessThan(0.3)
})

it('the name under a question finds nothing', () => {
  const batteries = readMarkdown('# Pilas\nLas válvulas llevan dos pilas normales.', { id: 'pilas.md', language: 'es' })
  const confidence = (text: string) => createAnswerIndex([...helpCentre, batteries]).ask({ text }).suggestions[0]?.confidence
  const asked = '¿Puedo cambiar el color de la lámpara?'
  expect(confidence(`${asked} Un saludo, Pilar Ortuño`)).toBe(confidence(asked))
})
