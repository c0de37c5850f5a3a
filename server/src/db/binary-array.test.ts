import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../../dev/test-database.ts'
import { binaryArray } from './binary-array.ts'

const number = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most })
/** Few values of each, so that the same stands in row after row, as it does in a batch. */
const few = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
  fc.array(value, { minLength: 1, maxLength: 3 }).chain(some => fc.array(fc.constantFrom(null, ...some), { minLength: 1 }))

const types = ['uuid', 'text', 'int2', 'int4', 'int8', 'float4', 'float8', 'bool', 'timestamptz'] as const
const columns = fc.record({
  uuid: few(fc.uuid()),
  text: few(fc.string({ unit: 'grapheme' }).map(text => text.replaceAll('\0', ''))),
  int2: few(number(0x7fff)),
  int4: few(number(0x7fff_ffff)),
  int8: few(fc.maxSafeInteger()),
  // Shown with as many digits as tell it from its neighbours.
  float4: few(fc.integer({ min: -999_999, max: 999_999 }).map(whole => whole / 100)),
  float8: few(fc.double({ noNaN: true, noDefaultInfinity: true })),
  bool: few(fc.boolean()),
  timestamptz: few(number(8_000_000_000_000)),
})

it('PostgreSQL reads from an array of bytes what was put into it, whatever its type', async () => {
  await using fresh = await freshDatabase()
  await fc.assert(
    fc.asyncProperty(columns, async given => {
      for (const type of types) {
        const read = await sql<{ value: unknown }>`
          select value from unnest(${binaryArray(type, given[type])}::${sql.raw(type)}[]) with ordinality as read (value, place)
          order by place
        `.execute(fresh.db)
        expect(read.rows.map(({ value }) => value)).toEqual(given[type].map(value => (value === 0 ? 0 : value)))
      }
    }),
    { numRuns: 20 },
  )
})

it.each([
  ['int2', 40_000],
  ['int2', Number.NaN],
  ['int4', -3_000_000_000],
  ['int8', 2 ** 63],
  ['int8', Infinity],
  ['timestamptz', 1e17],
  ['timestamptz', Number.NaN],
] as const)('refuses what has no room in its column, rather than to write another number: %s %d', (type, value) => {
  expect(() => binaryArray(type, [1, value])).toThrow(/too large for its column/)
})

it('writes the least that a column has room for', async () => {
  await using fresh = await freshDatabase()
  const read = await sql<{ small: number; whole: number }>`
    select (${binaryArray('int2', [-32_768])}::int2[])[1] as small, (${binaryArray('int4', [-2_147_483_648])}::int4[])[1] as whole
  `.execute(fresh.db)
  expect(read.rows).toEqual([{ small: -32_768, whole: -2_147_483_648 }])
})
