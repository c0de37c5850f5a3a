import { expect, it } from 'vitest'
import { commandOf, type Press } from './keys.ts'

const idle = { typing: false, covered: false }
function press(key: string, more: Partial<Press> = {}): Press {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...more }
}

it('knows the letters of the desk', () => {
  const meanings = ['j', 'k', 'r', 'n', 'a', 's', 'e', 'd', '/', '?'].map(key => commandOf(press(key), idle))
  expect(meanings).toEqual(['next', 'previous', 'reply', 'note', 'assign', 'snooze', 'resolve', 'date', 'search', 'help'])
})

it('takes a capital letter for the same key, because Caps Lock is no wish', () => {
  expect(commandOf(press('J'), idle)).toBe('next')
})

it('leaves letters alone while somebody types, or a dialog is open', () => {
  expect(commandOf(press('e'), { typing: true, covered: false })).toBeNull()
  expect(commandOf(press('e'), { typing: false, covered: true })).toBeNull()
})

it('opens the palette from everywhere, by Control and by Command', () => {
  expect(commandOf(press('k', { ctrlKey: true }), { typing: true, covered: false })).toBe('palette')
  expect(commandOf(press('k', { metaKey: true }), { typing: false, covered: true })).toBe('palette')
})

it('leaves the shortcuts of the browser alone', () => {
  expect(commandOf(press('r', { ctrlKey: true }), idle)).toBeNull()
  expect(commandOf(press('a', { metaKey: true }), idle)).toBeNull()
  expect(commandOf(press('s', { altKey: true }), idle)).toBeNull()
})

it('repeats moving while a key is held, and never a deed', () => {
  expect(commandOf(press('j', { repeat: true }), idle)).toBe('next')
  expect(commandOf(press('e', { repeat: true }), idle)).toBeNull()
})
