import { expect, it } from 'vitest'
import { matching } from './palette-match.ts'

const groups = [
  { title: 'Case', actions: [{ label: 'Resolve' }, { label: 'Assign to me' }, { label: 'Assign to somebody' }] },
  { title: 'Look', actions: [{ label: 'Dark theme' }, { label: 'Light theme' }] },
]
function labels(typed: string): string[] {
  return matching(groups, typed).flatMap(group => group.actions.map(action => action.label))
}

it('offers everything before something is typed', () => {
  expect(labels('')).toHaveLength(5)
  expect(labels('  ')).toHaveLength(5)
})

it('finds by the beginnings of words, in any order and case', () => {
  expect(labels('ASS me')).toEqual(['Assign to me'])
  expect(labels('theme d')).toEqual(['Dark theme'])
})

it('does not find inside of words, so that a name finds no action by accident', () => {
  expect(labels('ark')).toEqual([])
  expect(matching(groups, 'tom reed')).toEqual([])
})
