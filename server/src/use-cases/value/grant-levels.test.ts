import { expect, it } from 'vitest'
import { mondayAtTen, post } from '../intake/intake.fixture.ts'
import { openShop } from './value.fixture.ts'

const minute = 60_000

/** So many customers of the same great value, who write so many of a hundred cases; the others are strangers. */
async function openBusyShop(values: readonly number[], casesOfEach: number) {
  const shop = await openShop()
  const ids: string[] = []
  for (const [i, value] of values.entries()) {
    const id = await shop.addCustomer(`great-${i}`)
    ids.push(id)
    await shop.order(id, value)
  }
  const theirs = values.flatMap((_, i) =>
    Array.from({ length: casesOfEach }, (_unused, k) =>
      post(`great-${i}-${k}`, {
        time: mondayAtTen + k * minute,
        actor: { externalId: `profile-${i}`, customerId: `great-${i}` },
        object: { orderRef: `R${i}X${k}` },
      }),
    ),
  )
  const strangers = Array.from({ length: 100 - theirs.length }, (_, i) =>
    post(`stranger-${i}`, { time: mondayAtTen + i * minute }),
  )
  shop.setNow(mondayAtTen + 2 * 3_600_000)
  await shop.handle([...theirs, ...strangers])
  expect((await shop.counts()).cases).toBe(100)
  return { ...shop, ids }
}

it('accelerates at most fifteen in a hundred cases, the greatest values first, and says so', async () => {
  await using shop = await openBusyShop([900, 800, 700, 600], 5)
  await shop.night()
  const served = await Promise.all(shop.ids.map(async id => shop.valueOf(id)))
  expect(served.map(({ served: level }) => level)).toEqual(['excellent', 'excellent', 'excellent', 'good'])
  expect(served.map(({ deserved_level }) => deserved_level)).toEqual(['excellent', 'excellent', 'excellent', 'excellent'])
  expect(served[3]?.known.reasons).toContain('over-the-ceiling')
  const [valuing] = await shop.all('valuing', 'workspace_id')
  expect(valuing?.granted_from).toBeCloseTo(700, -1)
})

it('serves equal values alike: a tie that does not fit stays out whole', async () => {
  await using shop = await openBusyShop([700, 700, 700, 700], 5)
  await shop.night()
  const served = await Promise.all(shop.ids.map(async id => shop.valueOf(id)))
  expect(served.map(({ served: level }) => level)).toEqual(['good', 'good', 'good', 'good'])
})

it('lets a rise by day wait for the night when it is under the ceiling', async () => {
  await using shop = await openBusyShop([900, 800, 700, 600], 5)
  await shop.night()
  const late = await shop.addCustomer('late')
  await shop.order(late, 650)
  await shop.follow()
  expect(await shop.valueOf(late)).toMatchObject({ served: 'good', deserved_level: 'excellent' })
  const later = await shop.addCustomer('later')
  await shop.order(later, 950)
  await shop.follow()
  expect(await shop.valueOf(later)).toMatchObject({ served: 'excellent' })
})
