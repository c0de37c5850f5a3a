import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NameTable, unknown } from './name-table.ts'

const name = fc.oneof(fc.nat(0xffff_ffff), fc.nat(40), fc.constantFrom(0, 0xffff_ffff, 0x8000_0000, 0x0010_0000))

test('each name that was added is found, and no other one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 60 }), fc.array(name), (added, asked) => {
      const table = new NameTable(added.length)
      for (const [number, each] of added.entries()) table.add(each, number)
      expect(added.map(each => table.find(each))).toEqual([...added.keys()])
      for (const each of asked) expect(table.find(each)).toBe(added.includes(each) ? added.indexOf(each) : unknown)
    }),
  )
})

test('a name that is added twice stands for what it stood for first', () => {
  const table = new NameTable(2)
  table.add(4810, 1)
  table.add(4810, 2)
  expect(table.find(4810)).toBe(1)
})
