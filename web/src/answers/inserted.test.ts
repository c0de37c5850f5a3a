import { expect, test } from 'vitest'
import { insertedBack, insertedSent, noteInserted, readInserted } from './inserted.ts'
import { insertedText, withInserted } from './insertion.ts'

function store() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('what was put in goes with the reply, and comes back when it is taken back', () => {
  const at = store()
  noteInserted(at, 'case', { documentId: 'a', text: 'words' })
  insertedSent(at, 'case')
  expect(readInserted(at, 'case')).toEqual([])
  insertedBack(at, 'case')
  expect(readInserted(at, 'case')).toEqual([{ documentId: 'a', text: 'words' }])
})

test('an answer stands behind what is written, with the address where all of it can be read', () => {
  const text = insertedText({ text: 'Print the label.', url: 'https://help.example/returns' })
  expect(withInserted('Hello Ana,\n', text)).toBe('Hello Ana,\n\nPrint the label.\n\nhttps://help.example/returns')
  expect(withInserted('  ', insertedText({ text: 'Print the label.', url: null }))).toBe('Print the label.')
})
