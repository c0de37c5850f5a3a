import { expect, it } from 'vitest'
import { layoutLadder, rungHeight, type LadderCase } from './ladder-layout.ts'

const minute = 60_000
const now = 1_000_000_000_000
const height = 800

function due(minutes: number, rank = 2): LadderCase {
  return { id: `${minutes} ${rank}`, due: now + minutes * minute, rank }
}
/** Eighty cases over ten hours, as a busy morning has them. */
const eighty = Array.from({ length: 80 }, (_, index) => due(index * 8 - 60.5, index % 4))

it('hangs every case exactly once', () => {
  const { rungs } = layoutLadder(eighty, now, height)
  expect(rungs.flatMap(rung => rung.ids).sort()).toEqual(eighty.map(one => one.id).sort())
})

it('keeps the order of time from top to bottom', () => {
  const { rungs } = layoutLadder(eighty, now, height)
  const dueOf = new Map(eighty.map(one => [one.id, one.due]))
  const spans = rungs.map(rung => rung.ids.map(id => dueOf.get(id) ?? 0))
  for (let at = 1; at < spans.length; at += 1)
    expect(Math.max(...(spans[at - 1] ?? []))).toBeLessThanOrEqual(Math.min(...(spans[at] ?? [])))
})

it('puts what is late above the line of now, and what comes below it', () => {
  const { rungs, nowY } = layoutLadder([due(-90), due(-0.1), due(0.1), due(300)], now, height)
  expect(rungs.map(rung => [rung.late, rung.y < nowY])).toEqual([
    [true, true],
    [true, true],
    [false, false],
    [false, false],
  ])
})

it('lets no two rungs touch', () => {
  const { rungs } = layoutLadder(eighty, now, height)
  for (let at = 1; at < rungs.length; at += 1)
    expect((rungs[at]?.y ?? 0) - (rungs[at - 1]?.y ?? 0)).toBeGreaterThanOrEqual(rungHeight - 1e-6)
})

it('stays inside its height, however late or far away something is', () => {
  const { rungs, ticks } = layoutLadder([due(-60 * 24 * 30), due(60 * 24 * 30), ...eighty], now, height)
  for (const { y } of [...rungs, ...ticks]) {
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(height)
  }
})

it('shows the most severe of a rung first', () => {
  const { rungs } = layoutLadder([due(400, 3), due(400.1, 0), due(400.2, 2)], now, height)
  expect(rungs).toHaveLength(1)
  expect(rungs[0]?.ids[0]).toBe('400.1 0')
})

it('gives no room to lateness when nothing is late, and more of it the more is late', () => {
  const nothing = layoutLadder([due(5)], now, height)
  const one = layoutLadder([due(-5), due(5)], now, height)
  const many = layoutLadder([...Array.from({ length: 60 }, (_, index) => due(-index - 1)), due(5)], now, height)
  expect(nothing.nowY).toBeLessThan(one.nowY)
  expect(one.nowY).toBeLessThan(many.nowY)
  expect(many.nowY).toBeLessThan(height / 2)
})

it('writes labels that do not touch, and always the one of now', () => {
  const { ticks } = layoutLadder(eighty, now, 240)
  expect(ticks.some(tick => tick.kind === 'now')).toBe(true)
  for (let at = 1; at < ticks.length; at += 1) expect((ticks[at]?.y ?? 0) - (ticks[at - 1]?.y ?? 0)).toBeGreaterThanOrEqual(18)
})
