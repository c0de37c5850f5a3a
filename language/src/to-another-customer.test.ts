import { expect, it } from 'vitest'
import { understand } from './understand.ts'

const toAnother = { earlier: [{ direction: 'other' as const, text: 'My lamp arrived broken. Please send a new one.' }] }

it.each([
  'Mine arrived broken too and nobody answers, please help',
  'bei mir auch, seit zwei Wochen warte ich auf mein Geld',
  'moi aussi, ma commande n est jamais arrivée, que faire ?',
  'Me too. Order 20391 never arrived.',
])('what happened to somebody is heard when they tell it to another customer: %s', text => {
  expect(understand(text, toAnother)).toMatchObject({ type: 'problem', needsReply: true })
})

it.each(['try turning it off and on', 'mine too lol', 'they never answer anyway', 'ask for a refund, they have to give it'])(
  'talk among customers asks nothing of us: %s',
  text => {
    expect(understand(text, toAnother)).toMatchObject({ needsReply: false, severity: 'none' })
  },
)
