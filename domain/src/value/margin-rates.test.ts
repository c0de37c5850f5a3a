import { expect, it } from 'vitest'
import { categoryKey, marginShare } from './margin-rates.ts'
import type { MarginRate } from './margin-rates.ts'

const day = (text: string) => Date.parse(`${text}T00:00Z`)
const rates: readonly MarginRate[] = [
  { category: 'lamps', since: day('2025-01-01'), share: 0.4 },
  { category: 'lamps', since: day('2026-01-01'), share: 0.35 },
  { category: '', since: day('2025-06-01'), share: 0.3 },
  { category: '電球', since: day('2025-01-01'), share: 0.2 },
]

it('takes the latest rate of the category on the day of the order', () => {
  expect(marginShare('lamps', day('2025-03-01'), rates)).toBe(0.4)
  expect(marginShare('LAMPS ', day('2026-03-01'), rates)).toBe(0.35)
  expect(marginShare('電球', day('2026-03-01'), rates)).toBe(0.2)
})

it('takes the rate of every other category where the own one says nothing, and none from before its day', () => {
  expect(marginShare('Chairs', day('2026-03-01'), rates)).toBe(0.3)
  expect(marginShare(null, day('2026-03-01'), rates)).toBe(0.3)
  expect(marginShare('Chairs', day('2025-03-01'), rates)).toBeNull()
  expect(marginShare('Lamps', day('2024-03-01'), rates)).toBeNull()
})

it('compares categories of every script by their letters and digits', () => {
  expect(categoryKey('Café & Tee')).toBe(categoryKey('cafe tee'))
  expect(categoryKey('Лампы')).toBe('лампы')
  expect(categoryKey('電球')).not.toBe(categoryKey('家具'))
})
