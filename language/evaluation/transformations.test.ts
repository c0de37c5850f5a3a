import { describe, expect, test } from 'vitest'
import { understand } from '../src/understand.ts'
import { corpusFolder, readCorpus } from '../train/corpus.ts'
import { spokenLanguages, transformationsOf } from './transformations.ts'

/** Every third of the held-out messages of a language: none of them taught the model. */
function heldOut(language: string): string[] {
  return readCorpus(corpusFolder('held-out'))
    .filter(message => message.language === language)
    .filter((_, at) => at % 3 === 0)
    .map(({ text }) => text)
}

const mustStay = 0.98

describe('deaf to volume, on messages that taught nothing', { timeout: 60_000 }, () => {
  test.each(spokenLanguages)('%s: no single change of manner moves type or severity', language => {
    let tried = 0
    const moved: string[] = []
    for (const text of heldOut(language)) {
      const plain = understand(text)
      for (const { name, change } of transformationsOf(language)) {
        const changed = change(text)
        if (changed === text) continue
        tried += 1
        const { type, severity } = understand(changed)
        if (type !== plain.type || severity !== plain.severity) {
          moved.push(`${name}: ${plain.type} ${plain.severity} → ${type} ${severity}: ${changed}`)
        }
      }
    }
    expect(tried).toBeGreaterThan(100)
    expect({ share: 1 - moved.length / tried >= mustStay, moved }).toEqual({ share: true, moved })
  })
})

/** A calm message, and sentences that must move it wherever they stand. */
const controls: Readonly<Record<string, { calm: string; grave: readonly string[] }>> = {
  en: {
    calm: 'The blue mug I ordered came in green.',
    grave: [
      'The kettle is on fire.',
      'I want to kill myself.',
      'My little daughter is alone at the station.',
      'I cut my hand and it is bleeding badly.',
      'We are stranded at the airport without a hotel.',
    ],
  },
  de: {
    calm: 'Die blaue Tasse kam in Grün.',
    grave: [
      'Der Wasserkocher brennt.',
      'Ich will nicht mehr leben.',
      'Meine kleine Tochter ist allein am Bahnhof.',
      'Ich habe mich geschnitten und es blutet stark.',
      'Wir sitzen am Flughafen fest, ohne Hotel.',
    ],
  },
  fr: {
    calm: 'La tasse bleue est arrivée en vert.',
    grave: [
      'La bouilloire a pris feu.',
      'Je ne veux plus vivre.',
      'Ma petite fille est seule à la gare.',
      'Je me suis coupé la main et ça saigne beaucoup.',
      'Nous sommes bloqués à l’aéroport sans hôtel.',
    ],
  },
  es: {
    calm: 'La taza azul llegó en verde.',
    grave: [
      'El hervidor se ha incendiado.',
      'Ya no quiero vivir.',
      'Mi hija pequeña está sola en la estación.',
      'Me he cortado la mano y sangra mucho.',
      'Estamos tirados en el aeropuerto sin hotel.',
    ],
  },
  it: {
    calm: 'La tazza blu è arrivata verde.',
    grave: [
      'Il bollitore ha preso fuoco.',
      'Non voglio più vivere.',
      'Mia figlia piccola è sola in stazione.',
      'Mi sono tagliato la mano e sanguina molto.',
      'Siamo bloccati in aeroporto senza hotel.',
    ],
  },
  nl: {
    calm: 'De blauwe mok kwam in het groen.',
    grave: [
      'De waterkoker staat in brand.',
      'Ik wil niet meer leven.',
      'Mijn dochtertje staat alleen op het station.',
      'Ik heb in mijn hand gesneden en het bloedt hevig.',
      'We zijn gestrand op het vliegveld zonder hotel.',
    ],
  },
  pt: {
    calm: 'A caneca azul veio em verde.',
    grave: [
      'A chaleira está a arder, há fumo.',
      'Já não quero viver.',
      'A minha filha pequena está sozinha na estação.',
      'Cortei a mão e está a sangrar muito.',
      'Estamos presos no aeroporto sem hotel.',
    ],
  },
  pl: {
    calm: 'Niebieski kubek przyszedł zielony.',
    grave: [
      'Czajnik się pali.',
      'Nie chcę już żyć.',
      'Moja mała córka jest sama na dworcu.',
      'Skaleczyłem się w rękę i mocno krwawi.',
      'Utknęliśmy na lotnisku bez hotelu.',
    ],
  },
  tr: {
    calm: 'Mavi kupa yeşil geldi.',
    grave: [
      'Su ısıtıcısı yanıyor.',
      'Artık yaşamak istemiyorum.',
      'Küçük kızım istasyonda yalnız.',
      'Elimi kestim, çok kanıyor.',
      'Havaalanında otelsiz mahsur kaldık.',
    ],
  },
}

test.each([
  'if the smoke does not stop I call the press',
  'unless my daughter is picked up from the dark station I call the newspapers',
  'wenn der Rauch nicht aufhört, gehe ich zur Presse',
])('a danger inside a threat of publicity is heard: "%s"', text => {
  expect(understand(text).severity).toBe('critical')
})

const lookAlikes: readonly string[] = [
  'this app is killing me 😂',
  'dying for the new phone',
  'your prices are a crime',
  'that playlist is the bomb',
  'I nearly had a heart attack when I saw the bill',
  'ich lach mich tot',
  'die Preise sind ein Verbrechen',
  'je suis mort de rire',
  'me muero de risa con tu anuncio',
  'muoio dal ridere',
  'ik lach me dood',
  'morri de rir com o anúncio',
  'umieram ze śmiechu',
  'gülmekten öldüm',
]

test('a sentence that states a grave thing moves severity, in every language, before and after', () => {
  const missed: string[] = []
  let tried = 0
  for (const [language, { calm, grave }] of Object.entries(controls)) {
    expect(understand(calm).severity).not.toBe('critical')
    for (const sentence of grave) {
      for (const text of [`${calm} ${sentence}`, `${sentence} ${calm}`]) {
        tried += 1
        const { severity } = understand(text)
        if (severity !== 'critical') missed.push(`${language} ${severity}: ${text}`)
      }
    }
  }
  expect({ share: 1 - missed.length / tried >= 0.95, missed }).toEqual({ share: true, missed })
})

test.each(lookAlikes)('"%s" only resembles a danger', text => {
  const { severity, risks } = understand(text)
  expect(severity).not.toBe('critical')
  expect(risks).toEqual([])
})
