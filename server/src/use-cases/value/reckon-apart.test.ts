import { expect, it } from 'vitest'
import { learnBase } from '@evenhand/domain/value/customer-base.ts'
import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import { rehearse } from '@evenhand/domain/value/rehearse.ts'
import { learnApart, rehearseApart } from './reckon-apart.ts'

const repeats = (i: number) => (i * 7) % 5
const age = (i: number) => 20 + (i % 60)
/** Made by a rule: how often, how lately, how long, how much. */
function base(size: number) {
  const column = (of: (i: number) => number) => Float64Array.from({ length: size }, (_, i) => of(i))
  const histories = {
    repeats: column(repeats),
    recency: column(i => (repeats(i) === 0 ? 0 : age(i) * (0.3 + (i % 7) / 10))),
    age: column(age),
  }
  return { histories, average: column(i => (repeats(i) === 0 ? 0 : 8 + ((i * 37) % 90))) }
}

/** How often this thread could do something else meanwhile. */
async function meanwhile<Found>(work: Promise<Found>): Promise<{ found: Found; turns: number }> {
  let [turns, isOver] = [0, false]
  const turn = (): void => {
    turns += 1
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const found = await work.finally(() => (isOver = true))
  return { found, turns }
}

it.each([100, 6000])('learns from %i customers the same, wherever it is reckoned', async size => {
  const { histories, average } = base(size)
  const here = learnBase(histories, average)
  expect(here.purchases.ok).toBe(true)
  expect(await learnApart(base(size).histories, base(size).average)).toEqual(here)
  expect(await learnApart(histories, average)).toEqual(here)
})

it('leaves this thread to the desk while it learns from many', async () => {
  const { histories, average } = base(20_000)
  const { found, turns } = await meanwhile(learnApart(histories, average))
  expect(found.purchases.ok).toBe(true)
  expect(turns).toBeGreaterThan(10)
})

it('rehearses many cases the same apart, and leaves this thread to the desk', async () => {
  const cases = Array.from({ length: 6000 }, (_, i) => ({
    joinedAt: i * 60_000,
    severity: (['medium', 'low', 'high'] as const)[i % 3] ?? 'low',
    level: i % 9 === 0 ? ('excellent' as const) : ('good' as const),
  }))
  const answered = cases.map(({ joinedAt }) => joinedAt + 3_600_000)
  const { found, turns } = await meanwhile(rehearseApart(cases, answered, defaultPolicy))
  expect(found).toEqual(rehearse(cases, answered, defaultPolicy))
  expect(turns).toBeGreaterThan(10)
})
