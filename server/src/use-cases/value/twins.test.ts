import { explain } from '@evenhand/domain/explanation/explain.ts'
import { render } from '@evenhand/domain/explanation/render.ts'
import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mondayAtTen, post } from '../intake/intake.fixture.ts'
import { dayMs, openShop } from './value.fixture.ts'

/** The network says that nobody follows them any more. */
const nobodyFollows = {
  version: 1 as const,
  type: 'actor.updated' as const,
  actor: { externalId: 'loud-profile', followers: 0 },
  object: { externalId: 'loud-profile' },
}

/** Two customers who are worth the same: one has many followers before anything is valued, of the other nothing is known. */
async function openTwins(followers: number) {
  const shop = await openShop()
  for (const name of ['loud', 'quiet']) await shop.order(await shop.addCustomer(name), 450)
  const write = (id: string, at: number) =>
    shop.handle([
      post(`${id}-loud`, { time: at, actor: { externalId: 'loud-profile', customerId: 'loud', followers } }),
      post(`${id}-quiet`, { time: at, actor: { externalId: 'quiet-profile', customerId: 'quiet' } }),
    ])
  // The profiles are there, with their followers, before anybody is worth anything.
  await write('first', mondayAtTen)
  await shop.follow()
  return { ...shop, write }
}

describe('scenario 2, twins: from the profile to the due time, the whole way', () => {
  it('changes no level, no value and no due time with any number of followers', async () => {
    const seen = new Set<string>()
    for (const followers of fc.sample(fc.integer({ min: 0, max: 100_000_000 }), 2).concat(2_000_000)) {
      await using shop = await openTwins(followers)
      const at = mondayAtTen + dayMs
      shop.setNow(at)
      await shop.write('second', at)
      const queue = await shop.queue()
      expect(await shop.followersOf('loud-profile')).toBe(followers)
      for (const id of ['loud', 'quiet']) {
        const theirs = queue.filter(({ author }) => author === `${id}-profile`)
        seen.add(JSON.stringify(theirs.map(({ level, due, lane, severity }) => ({ level, due, lane, severity }))))
      }
      const values = await shop.all('customer_values', 'customer_id')
      expect(new Set(values.map(({ service_value }) => service_value?.toFixed(6))).size).toBe(1)
    }
    expect(seen.size).toBe(1)
    expect([...seen][0]).toContain('"level":"good"')
  })

  it('makes no new decision and no entry when a count is set to zero', async () => {
    await using shop = await openTwins(2_000_000)
    const before = await shop.counts()
    const values = await shop.all('customer_values', 'customer_id')
    await shop.handle([{ ...nobodyFollows, time: new Date(mondayAtTen + 1000).toISOString() }])
    expect(await shop.followersOf('loud-profile')).toBe(0)
    await shop.follow()
    expect(await shop.counts()).toEqual(before)
    expect(await shop.all('customer_values', 'customer_id')).toEqual(values)
  })

  it('says in Why now that loudness counts, where a company lets it', async () => {
    await using shop = await openTwins(2_000_000)
    await shop.setValuePolicy(policy => ({ ...policy, levels: { ...policy.levels, influence: { mode: 'on', cap: 0.2 } } }))
    await shop.night()
    const at = shop.context.clock.now()
    await shop.handle([
      post('loud', {
        time: at,
        actor: { externalId: 'loud-profile', customerId: 'loud' },
        object: { text: 'My kettle 7781 leaks.' },
      }),
    ])
    const decision = (await shop.all('decisions')).at(-1)
    if (decision === undefined) throw new Error('Nothing was decided.')
    expect(decision.facts.relationship.level).toBe('excellent')
    const { reasons } = explain(decision.facts, decision.outcome, defaultPolicy)
    const words = reasons.map(reason => render(reason, { timeZone: 'UTC', now: at })).join(' ')
    expect(words).toContain('Loudness counts here')
    expect(words).toContain('excellent begins at €500')
  })
})
