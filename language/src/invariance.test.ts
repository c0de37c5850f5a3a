import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'

/** One of each kind and severity, in four languages. */
const messages = [
  'my charger is smoking',
  'you charged me twice',
  'my flight was cancelled today',
  'still no refund 4471',
  'the lamp arrived broken and nobody answers',
  'what time do you open on sunday?',
  'can you change my delivery address',
  'mein Paket ist nicht angekommen',
  'mein Konto ist gesperrt',
  'wann habt ihr geöffnet?',
  "mon colis n'est pas arrivé",
  "j'ai été débité deux fois",
  'quels sont vos horaires ?',
  'el pedido no ha llegado',
  'no puedo iniciar sesión',
  '充電器が壊れました',
  'Pakkaan ei ole tullut vieläkään',
  'thank you so much',
  'vielen Dank',
]

const volumes = [
  '!!!',
  '😡😡',
  '😂',
  '🔥🔥🔥',
  'please',
  'thanks in advance',
  'kind regards',
  'you idiots',
  'you are useless clowns',
  'what a bunch of crooks',
  'this is ridiculous',
  'worst company ever',
  'wtf',
  'bloody hell',
  'asap',
  'thanks for nothing',
  'never again',
  'what is wrong with you people',
  'do you even care',
  'are you kidding me',
  'answer in 10 min or I call the press',
  'I have 500k followers',
  'I will tell everyone',
  'this will go viral',
  '@BBCWatchdog @guardian',
  "I'm a journalist at the Guardian",
  'ihr Idioten',
  'ich habe 100.000 Follower',
  'ich gehe zur Presse',
  'bande de voleurs',
  "j'appelle la presse",
  's’il vous plaît',
  'sois unos ladrones',
  'voy a llamar a la prensa',
  'por favor',
  "I'll burn your shop down",
]

const pressClaim = "I'm a journalist at the Guardian"
const endsSentence: ReadonlySet<string> = new Set(['. ', '\n'])
const thanks = new Set(['thank you so much', 'vielen Dank'])

function said(text: string): { type: string; severity: string; needsReply: boolean } {
  const { type, severity, needsReply } = understand(text)
  return { type, severity, needsReply }
}

describe('deaf to volume', { timeout: 30_000 }, () => {
  test('nothing added before or after a message moves its type or severity', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...messages),
        fc.array(fc.constantFrom(...volumes), { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom(...volumes), { maxLength: 4 }),
        fc.constantFrom(' ', '. ', '! ', '\n'),
        (message, before, after, gap) => {
          // Thanks beside another sentence, even one about oneself, are that sentence's politeness; so are thanks that run into it.
          fc.pre(!thanks.has(message) || (endsSentence.has(gap) && ![...before, ...after].includes(pressClaim)))
          expect(said([...before, message, ...after].join(gap))).toEqual(said(message))
        },
      ),
      { numRuns: 600 },
    )
  })

  test('capitals move nothing', () => {
    for (const message of messages) expect(said(message.toUpperCase())).toEqual(said(message))
  })

  test('a link in capitals is a link', () => {
    for (const message of messages) expect(said(`${message} HTTPS://T.CO/FW8CYHGDJ`)).toEqual(said(message))
  })

  test('stretched letters move nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.nat(), fc.integer({ min: 2, max: 9 }), (message, seed, times) => {
        const vowels = [...message.matchAll(/[aeiou]/g)].map(found => found.index)
        const at = vowels[seed % vowels.length] ?? 0
        const stretched = message.slice(0, at) + message.charAt(at).repeat(times) + message.slice(at + 1)
        expect(said(stretched)).toEqual(said(message))
      }),
      { numRuns: 400 },
    )
  })

  test('exclamation marks and emoji between the words move nothing', () => {
    for (const message of messages) {
      expect(said(message.replaceAll(' ', '! '))).toEqual(said(message))
      expect(said(message.replaceAll(' ', ' 😡 '))).toEqual(said(message))
    }
  })

  test('insults and swearing between the words move nothing', () => {
    expect(said('my fucking charger is bloody smoking')).toEqual(said('my charger is smoking'))
    expect(said('you idiots charged me, you morons, twice')).toEqual(said('you charged me twice'))
  })

  test('volume alone opens no case', () => {
    for (const volume of volumes) expect(understand(volume).severity).toBe('none')
  })
})

describe('not deaf to content', () => {
  const calm = {
    en: 'the lamp arrived with the wrong shade',
    de: 'die Lampe ist kaputt',
    fr: 'la lampe est cassée',
    es: 'la lámpara llegó rota',
  }
  test.each([
    ['en', 'danger', 'There is smoke coming from the socket.'],
    ['en', 'despair', "I don't want to live anymore."],
    ['en', 'a child', 'My little son is alone and scared.'],
    ['en', 'an injury', 'I cut my hand and it is bleeding.'],
    ['en', 'a stranding', 'We are stuck at the station overnight.'],
    ['de', 'danger', 'Aus der Steckdose kommt Rauch.'],
    ['de', 'despair', 'Ich sehe keinen Sinn mehr im Leben.'],
    ['de', 'a child', 'Mein Kind ist ganz allein dort und weint.'],
    ['de', 'an injury', 'Ich habe mich verletzt und es blutet.'],
    ['de', 'a stranding', 'Ich sitze am Bahnhof fest.'],
    ['fr', 'danger', 'De la fumée sort de la prise.'],
    ['fr', 'despair', "Je n'ai plus envie de vivre."],
    ['fr', 'a child', 'Ma fille est seule et elle pleure.'],
    ['fr', 'an injury', 'Je me suis brûlée la main.'],
    ['fr', 'a stranding', 'Nous sommes coincés à la gare.'],
    ['es', 'danger', 'Sale humo del enchufe.'],
    ['es', 'despair', 'Ya no quiero vivir.'],
    ['es', 'a child', 'Mi hija está sola y tiene miedo.'],
    ['es', 'an injury', 'Me quemé la mano.'],
    ['es', 'a stranding', 'Estamos atrapados en el aeropuerto.'],
  ] as const)('one %s sentence of %s makes it critical: %s', (language, _, sentence) => {
    expect(understand(calm[language]).severity).toBe('medium')
    expect(understand(`${calm[language]}. ${sentence}`).severity).toBe('critical')
    expect(understand(`${sentence} ${calm[language]}`).severity).toBe('critical')
  })
})
