import { expect, it } from 'vitest'
import { initialsOf } from './initials-of.ts'

it('takes the first letters of the first and the last word', () => {
  expect(initialsOf('Ada Lovelace')).toBe('AL')
  expect(initialsOf('Ana Maria de Souza')).toBe('AS')
})

it('takes one letter of a single word, and a handle without its sign', () => {
  expect(initialsOf('amir')).toBe('A')
  expect(initialsOf('@maria_g')).toBe('MG')
})

it('keeps letters beyond the basic plane whole, and lives with no name', () => {
  expect(initialsOf('𝒜da')).toBe('𝒜')
  expect(initialsOf('')).toBe('')
})
