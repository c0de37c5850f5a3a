import { expect, test } from 'vitest'
import { identifyLanguage } from './language.ts'
import { tokenise } from './tokens.ts'

test.each([
  ['en', 'where is my order and when will it come'],
  ['de', 'wo ist mein Paket und wann kommt es an'],
  ['fr', 'où est ma commande et quand est-ce que vous livrez'],
  ['es', '¿dónde está mi pedido y cuándo me lo van a entregar?'],
  ['it', 'dove è il mio ordine e quando arriva, grazie'],
  ['nl', 'waar is mijn bestelling en wanneer krijg ik het'],
  ['pt', 'onde está o meu pedido, ainda não chegou'],
  ['pl', 'gdzie jest moja paczka, nie mam jej od tygodnia'],
  ['und', 'refund 4471'],
  ['und', ''],
  ['und', '🔥'],
])('the language is %s for "%s"', (language, text) => {
  expect(identifyLanguage(tokenise(text)).tag).toBe(language)
})
