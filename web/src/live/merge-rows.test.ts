import { expect, it } from 'vitest'
import { holdRows } from './merge-rows.ts'

function rows(...ids: string[]): { id: string; version: number }[] {
  return ids.map(id => ({ id, version: 1 }))
}
function idsOf(held: { rows: { row: { id: string }; gone: boolean }[] }): string {
  return held.rows.map(one => (one.gone ? `(${one.row.id})` : one.row.id)).join(' ')
}

it('counts new cases that would stand among the shown ones, and moves nothing', () => {
  const held = holdRows(rows('a', 'b', 'c'), rows('new', 'a', 'b', 'newer', 'c'))
  expect(idsOf(held)).toBe('a b c')
  expect(held.arrived).toBe(2)
})

it('keeps the place of a case that has left, and marks it', () => {
  expect(idsOf(holdRows(rows('a', 'b', 'c'), rows('a', 'c')))).toBe('a (b) c')
})

it('renews the contents of rows where they stand', () => {
  const held = holdRows(rows('a', 'b'), [
    { id: 'b', version: 1 },
    { id: 'a', version: 7 },
  ])
  expect(held.rows.map(one => [one.row.id, one.row.version])).toEqual([
    ['a', 7],
    ['b', 1],
  ])
})

it('appends what comes after the last shown row, such as the next page', () => {
  const held = holdRows(rows('a', 'b'), rows('a', 'b', 'c', 'd'))
  expect(idsOf(held)).toBe('a b c d')
  expect(held.arrived).toBe(0)
})

it('shows all new cases when none of the shown ones is left', () => {
  const held = holdRows(rows('a'), rows('x', 'y'))
  expect(idsOf(held)).toBe('(a) x y')
  expect(held.arrived).toBe(0)
})
