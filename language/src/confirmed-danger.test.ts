import { describe, expect, it } from 'vitest'
import { understand } from './understand.ts'
import type { Turn } from './understanding.ts'

function answered(question: string, answer: string) {
  const earlier: Turn[] = [
    { direction: 'in', text: 'about the charger again' },
    { direction: 'out', text: question },
  ]
  return understand(answer, { earlier }).plausible
}

describe('a short answer to the question whether somebody is in danger', () => {
  it.each([
    ['Is anybody hurt?', 'yes'],
    ['I am so sorry. Is it still smoking?', 'a bit'],
    ['Ist jemand verletzt?', 'ja, meine Tochter'],
    ['Y a-t-il encore de la fumée ?', 'oui un peu'],
    ['¿Hay alguien herido?', 'sí'],
    ['Sta ancora uscendo fumo?', 'sì'],
    ['Czy ktoś jest ranny?', 'tak'],
    ['Are you having thoughts of suicide?', 'sometimes'],
    ['Are you safe right now?', 'no'],
  ])('%j: %j is looked at by a person within minutes', (question, answer) => {
    expect(answered(question, answer)).toBe('critical')
  })

  it('is as grave when it is shouted, thanked for or underlined with faces', () => {
    for (const told of ['YES!!!', 'yes, thank you', 'yes 😡😡', 'yes, you idiots'])
      expect(answered('Is anybody hurt?', told)).toBe('critical')
  })

  it.each([
    ['Is anybody hurt?', 'no, all fine'],
    ['Ist jemand verletzt?', 'nein'],
    ['Are you safe right now?', 'yes'],
    ['What is your app version?', '2.4.1'],
    ['Which colour would you like?', 'yes the red one'],
    ['The charger may burn. Which order was it?', '4711'],
  ])('%j: %j is none', (question, answer) => {
    expect(answered(question, answer)).not.toBe('critical')
  })
})

it('the same word by itself, and to another customer, says nothing of the kind', () => {
  expect(understand('yes').plausible).toBeNull()
  expect(understand('yes', { earlier: [{ direction: 'other', text: 'Is anybody hurt?' }] }).plausible).toBeNull()
})
