import { expect, it } from 'vitest'
import { deadlinesOf, withDeadlines } from './deadlines.ts'
import { freshFacts } from './facts.fixture.ts'
import type { Deadline } from './need.ts'

const { need } = freshFacts(0, 'low')
const departure = (at: number, source: Deadline['source'] = 'records'): Deadline => ({ at, kind: 'departure', source })

it('keeps every deadline once, earliest first', () => {
  const known = withDeadlines(need, [departure(9), departure(5), departure(9)])
  expect(known).toMatchObject({ deadline: { at: 5 }, laterDeadlines: [{ at: 9 }] })
  expect(deadlinesOf(known)).toEqual([departure(5), departure(9)])
})

it('takes a person’s word over an earlier one of the records, and keeps a later one', () => {
  const known = withDeadlines(need, [departure(5), departure(7, 'person'), departure(9)])
  expect(deadlinesOf(known)).toEqual([departure(7, 'person'), departure(9)])
})

it('is without any as it was before there was one', () => {
  expect(withDeadlines(withDeadlines(need, [departure(5), departure(9)]), [])).toEqual(need)
})
