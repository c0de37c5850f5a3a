import type { CaseRow } from '@evenhand/contract/queue.ts'
import { describe, expect, it } from 'vitest'
import { comesAfterDone, listItems, neighbourOf } from './list-items.ts'

function row(number: number, lane: 1 | 2 | 3): { row: CaseRow; gone: boolean } {
  const at = '2026-03-04T10:00:00.000Z'
  return {
    gone: false,
    row: {
      id: String(number),
      number,
      version: 1,
      status: 'open',
      severity: 'medium',
      lane,
      level: 'good',
      desk: 'care',
      due: at,
      dueObligation: 'first-response',
      waitingSince: at,
      openedAt: at,
      lastMessageAt: at,
      snoozedUntil: null,
      resolvedAt: null,
      assigneeId: null,
      author: { name: 'Maria', handle: null },
      channel: { id: 'c', name: 'Posts', network: 'posts' },
      excerpt: 'hello',
      language: 'en',
      risk: false,
      abusive: false,
      replied: false,
    },
  }
}
const rows = [row(1, 1), row(2, 1), row(3, 3)]

describe('headings of lanes', () => {
  it('stand before each lane of a list in due order', () => {
    expect(listItems(rows, 'queue', false).map(item => item.kind)).toEqual(['lane', 'row', 'row', 'lane', 'row'])
  })
  it('are left out where the list is in another order, or is what a search found', () => {
    expect(listItems(rows, 'resolved', false).every(item => item.kind === 'row')).toBe(true)
    expect(listItems(rows, 'queue', true).every(item => item.kind === 'row')).toBe(true)
  })
})

describe('next and previous', () => {
  const numbers = [{ number: 1 }, { number: 2 }, { number: 3 }]
  it('begin with the first, or the last, when no case is open', () => {
    expect(neighbourOf(numbers, null, 1, -1)).toBe(1)
    expect(neighbourOf(numbers, null, -1, -1)).toBe(3)
  })
  it('stop at the ends', () => {
    expect(neighbourOf(numbers, 3, 1, 2)).toBeNull()
    expect(neighbourOf(numbers, 1, -1, 0)).toBeNull()
  })
  it('go on where the open case stood, when it has left the list', () => {
    expect(neighbourOf([{ number: 1 }, { number: 3 }], 2, 1, 1)).toBe(3)
    expect(neighbourOf([{ number: 1 }, { number: 3 }], 2, -1, 1)).toBe(1)
    expect(neighbourOf([{ number: 1 }], 2, 1, 1)).toBe(1)
  })
  it('find nothing in an empty list', () => {
    expect(neighbourOf([], 2, 1, 0)).toBeNull()
  })
})

const numbered = (...all: number[]) => all.map(number => ({ number }))

describe('when the open case is done', () => {
  it.each([
    ['the one after it comes up', [1, 2, 3], 2, 3],
    ['the one before it, where it was the last', [1, 2, 3], 3, 2],
    ['none, where it was the only one', [1], 1, null],
  ])('%s, whether its row has left the list by then or not', (_name, all, done, expected) => {
    const left = all.filter(number => number !== done)
    expect(comesAfterDone(numbered(...all), done, all.indexOf(done))).toBe(expected)
    expect(comesAfterDone(numbered(...left), done, all.indexOf(done))).toBe(expected)
  })
})
