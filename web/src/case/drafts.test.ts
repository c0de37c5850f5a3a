import { expect, it } from 'vitest'
import { draftKindOf, keepDraft, readDraft, type DraftStore } from './drafts.ts'

function store(): DraftStore & { size: () => number } {
  const kept = new Map<string, string>()
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    size: () => kept.size,
  }
}
const refusing: DraftStore = {
  getItem: () => {
    throw new Error('denied')
  },
  setItem: () => {
    throw new Error('full')
  },
  removeItem: () => undefined,
}

it('keeps a reply and a note of one case apart, and cases apart', () => {
  const drafts = store()
  keepDraft(drafts, 'a', 'reply', 'Hello')
  keepDraft(drafts, 'a', 'note', 'mind the batch')
  expect(readDraft(drafts, 'a', 'reply')).toBe('Hello')
  expect(readDraft(drafts, 'a', 'note')).toBe('mind the batch')
  expect(readDraft(drafts, 'b', 'reply')).toBe('')
})

it('keeps blanks at the end, because somebody is still typing', () => {
  const drafts = store()
  keepDraft(drafts, 'a', 'reply', 'Hello ')
  expect(readDraft(drafts, 'a', 'reply')).toBe('Hello ')
})

it('leaves nothing behind when a draft is emptied', () => {
  const drafts = store()
  keepDraft(drafts, 'a', 'reply', 'Hello')
  keepDraft(drafts, 'a', 'reply', '  ')
  expect(drafts.size()).toBe(0)
})

it('opens with the kind that was being written', () => {
  const drafts = store()
  expect(draftKindOf(drafts, 'a')).toBe('reply')
  keepDraft(drafts, 'a', 'note', 'only a note')
  expect(draftKindOf(drafts, 'a')).toBe('note')
  keepDraft(drafts, 'a', 'reply', 'and a reply')
  expect(draftKindOf(drafts, 'a')).toBe('reply')
})

it('lives with a device that keeps nothing', () => {
  expect(readDraft(refusing, 'a', 'reply')).toBe('')
  expect(keepDraft(refusing, 'a', 'reply', 'Hello')).toBe(false)
})
