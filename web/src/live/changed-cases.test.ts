import { expect, it } from 'vitest'
import { changedCases } from './changed-cases.ts'

const shown = [
  { id: 'a', number: 1001, version: 3 },
  { id: 'b', number: 1002, version: 1 },
]

it('names the shown cases of which the server has a newer version', () => {
  expect(changedCases(shown, [['a', 4]])).toEqual([1001])
})

it('leaves alone what is as new or newer already, and what is not shown', () => {
  expect(
    changedCases(shown, [
      ['a', 3],
      ['b', 0],
      ['c', 9],
    ]),
  ).toEqual([])
})
