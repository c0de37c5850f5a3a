import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packConcepts } from '../../train/concepts.ts'
import { tokenise } from '../tokens.ts'
import { mostWords } from '../words.ts'
import type { Word } from '../words.ts'
import { ConceptTable, conceptLanguages } from './concepts.ts'

type Cells = Readonly<Record<string, string>>

function tableOf(concepts: Readonly<Record<string, Cells>>, common: Cells = {}): ConceptTable {
  const rows = Object.entries(concepts).map(([name, cells]) => ({ name, place: name, cells: new Map(Object.entries(cells)) }))
  const commonIn = (word: string) => (common[word] === undefined ? undefined : [conceptLanguages.indexOf(common[word])])
  return new ConceptTable(packConcepts(rows), commonIn)
}

const wordsOf = (message: string): Word[] => tokenise(message).words.map(({ written }) => written.word.plain)

/** The name of what each word means; a dot where it means nothing, or stands within a phrase. */
function meanings(table: ConceptTable, message: string): string {
  return Array.from(table.find(wordsOf(message)), concept => table.names[concept] ?? '.').join(' ')
}

describe('a word', () => {
  test('means the same in every language that names it', () => {
    const table = tableOf({ dog: { en: 'dog', de: 'hund', fr: 'chien' }, cat: { en: 'cat', de: 'katze', fr: 'chat' } })
    expect(meanings(table, 'dog cat')).toBe('dog cat')
    expect(meanings(table, 'hund katze')).toBe('dog cat')
    expect(meanings(table, 'chien chat')).toBe('dog cat')
    expect(meanings(table, 'horse dogs')).toBe('. .')
  })

  test('is known by its beginning where the table says so: by the longest one, and as a whole before that', () => {
    const table = tableOf({ deliver: { en: 'deliver*' }, courier: { en: 'deliverym*' }, date: { en: 'delivery' } })
    expect(meanings(table, 'delivered deliver deliveryman delivery delive')).toBe('deliver deliver courier date .')
  })

  test('is not caught by a beginning of fewer than three letters', () => {
    const table = tableOf({ television: { en: 'tv*' } })
    expect(meanings(table, 'tv tvs')).toBe('television .')
  })

  test('belongs to the concept that names it first, where two of one language do', () => {
    expect(meanings(tableOf({ parcel: { en: 'box' }, sport: { en: 'box' } }), 'box')).toBe('parcel')
  })
})

describe('a phrase', () => {
  const table = tableOf({ lost: { en: 'never arriv*' }, late: { en: 'never arrived on time' }, no: { en: 'never' } })

  test('means what it means at its first word, and its other words nothing', () => {
    expect(meanings(table, 'it never arrived here')).toBe('. lost . .')
  })

  test('goes before the words that it is made of, and the longer one before the shorter', () => {
    const longer = tableOf({ lost: { en: 'never arriv*' }, gone: { en: 'never arrived home' }, home: { en: 'home' } })
    expect(meanings(longer, 'never arrived home home')).toBe('gone . . home')
    expect(meanings(longer, 'never arriving home')).toBe('lost . home')
  })

  test('that does not come to its end leaves its words what they are', () => {
    expect(meanings(table, 'never come')).toBe('no .')
    expect(meanings(table, 'it never')).toBe('. no')
  })

  test('is found in every form of a first word of which only the beginning stands in the table', () => {
    const forms = tableOf({ wound: { en: 'wound' }, cut: { en: 'open* wound*' }, old: { en: 'elder* pers*|elder man' } })
    expect(meanings(forms, 'open wound')).toBe('cut .')
    expect(meanings(forms, 'opened wounds')).toBe('cut .')
    expect(meanings(forms, 'elderly person elder man')).toBe('old . old .')
    expect(meanings(forms, 'opened door wound')).toBe('. . wound')
  })

  test('takes words in its middle as they stand', () => {
    const forms = tableOf({ cold: { en: 'shiver* all over' }, all: { en: 'all' } })
    expect(meanings(forms, 'shivering all over')).toBe('cold . .')
    expect(meanings(forms, 'shivering allover all')).toBe('. . all')
  })

  test('has three words at the most', () => {
    expect(meanings(table, 'never arrived on time')).toBe('lost . . .')
  })
})

describe('a message', () => {
  const concepts = { present: { en: 'gift' }, poison: { de: 'gift', en: 'poison' }, drink: { de: 'getrunken', en: 'drank' } }

  test('is read in one language, the one in which most of its words mean something', () => {
    const table = tableOf(concepts)
    expect(meanings(table, 'gift getrunken')).toBe('poison drink')
    expect(meanings(table, 'gift drank')).toBe('present drink')
  })

  test('tells its language by its small words too, and they weigh more than a word that languages share', () => {
    const table = tableOf(concepts, { das: 'de', the: 'en' })
    expect(meanings(table, 'das gift')).toBe('. poison')
    expect(meanings(table, 'the gift')).toBe('. present')
  })

  test('without words has nothing to say', () => {
    expect(meanings(tableOf(concepts), '')).toBe('')
    expect([...tableOf(concepts).find([])]).toEqual([])
  })
})

const fresh = () =>
  tableOf({
    poison: { de: 'gift', en: 'poison*' },
    present: { en: 'gift' },
    lost: { en: 'never land*', de: 'nie angekommen' },
    no: { en: 'never', de: 'nie' },
  })

test('what was read before changes nothing in what is read now', { timeout: 60_000 }, () => {
  const used = fresh()
  const word = fc.constantFrom('gift', 'poisoned', 'poison', 'never', 'landed', 'land', 'nie', 'angekommen', 'hallo')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), words => {
      const said = wordsOf(words.join(' '))
      expect([...used.find(said)]).toEqual([...fresh().find(said)])
    }),
  )
})

/** A word of letters only, another one for each number. */
const numbered = (at: number): string => `word${Array.from(String(at), digit => 'abcdefghij'[Number(digit)]).join('')}`

test('more different words than it keeps in mind lose none of their meaning', { timeout: 60_000 }, () => {
  const table = tableOf({ number: { en: 'word*' }, dog: { en: 'dog' } })
  expect(meanings(table, 'dog')).toBe('dog')
  for (let at = 0; at < mostWords + 1000; at++) table.find(wordsOf(numbered(at)))
  expect(meanings(table, `dog ${numbered(1)} ${numbered(mostWords)} wor`)).toBe('dog number number .')
})
