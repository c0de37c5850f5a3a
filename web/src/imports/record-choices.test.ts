import { describe, expect, it } from 'vitest'
import { isOfMessages, mappingOf, missingFields, noChoices, recordFormatOf } from './record-choices.ts'

const field = (name: string, column: string | null, needed: string | null) => ({ field: name, column, needed })

describe('what a person says of a list', () => {
  it('becomes the mapping that the import takes', () => {
    const choices = {
      ...noChoices,
      columns: { number: 'Beleg' },
      order: 'day-first',
      zone: ' Europe/Vienna ',
      currency: 'eur',
    } as const
    expect(JSON.parse(mappingOf(choices, {}))).toEqual({
      fields: { number: 'Beleg' },
      ignore: [],
      constants: { currency: 'EUR' },
      time: { format: 'auto', order: 'day-first', zone: 'Europe/Vienna' },
    })
  })

  it('takes a guess back without taking the column from another field', () => {
    const choices = { ...noChoices, columns: { name: '', email: '', city: 'Name' } }
    expect(JSON.parse(mappingOf(choices, { name: 'Name', email: 'Mail' }))).toMatchObject({
      fields: { city: 'Name' },
      ignore: ['Mail'],
    })
  })

  it('is still owed where none of the columns is there that one has to be', () => {
    const fields = [
      field('number', null, 'number'),
      field('customer_id', null, 'customer_id'),
      field('customer_email', 'Mail', 'customer_id'),
    ]
    expect(missingFields({ kind: 'orders', columns: [], fields, rows: [], looked: 0, unusable: 0 })).toEqual(['number'])
  })
})

it('the name of a file tells how it is written', () => {
  expect(['a.csv', 'A.PARQUET', 'b.ndjson.gz', 'c'].map(recordFormatOf)).toEqual(['csv', 'parquet', 'jsonl', 'csv'])
})

it('columns with somebody’s words are those of messages', () => {
  expect([isOfMessages(['Nr', 'Body']), isOfMessages(['Nr', 'Total'])]).toEqual([true, false])
})
