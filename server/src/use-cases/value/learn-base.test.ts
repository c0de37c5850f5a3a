import { expect, it } from 'vitest'
import { readValuing, waitForValuing } from '../../db/queries/value.ts'
import { learnFromAll } from './learn-base.ts'
import { beginRun, learnForRun } from './run-all.ts'
import { openShop } from './value.fixture.ts'
import { loadBasis } from './valued-by.ts'

const begun = async (shop: Awaited<ReturnType<typeof openShop>>) =>
  shop.within(async tx => {
    const now = shop.context.clock.now()
    await beginRun(tx, await waitForValuing(tx, shop.workspaceId, now), now, true)
  })

it('learning from all holds nothing: between two pages a merge has its turn', async () => {
  await using shop = await openShop()
  await shop.crowd(160)
  await begun(shop)
  const basis = await shop.within(async tx =>
    loadBasis(tx, shop.context, await waitForValuing(tx, shop.workspaceId, shop.context.clock.now())),
  )
  let turns = 0
  const learned = await learnFromAll(async work => {
    await shop.within(tx => waitForValuing(tx, shop.workspaceId, shop.context.clock.now()))
    turns += 1
    return shop.within(work)
  }, basis)
  expect(turns).toBe(2)
  expect(learned).toMatchObject({ customers: 160, returned: 128 })
})

it('is stopped by a signal between two pages, and begins again at the next start', async () => {
  await using shop = await openShop()
  await shop.crowd(160)
  await begun(shop)
  await learnForRun(shop.context, shop.workspaceId, AbortSignal.abort())
  expect(await shop.within(tx => readValuing(tx, shop.workspaceId))).toMatchObject({ run_step: 'learn' })
  await shop.follow()
  expect(await shop.within(tx => readValuing(tx, shop.workspaceId))).toMatchObject({ run_step: null, customers: 160 })
})

it('counts once where two have learned at the same time', async () => {
  await using shop = await openShop()
  await shop.crowd(160)
  await begun(shop)
  await Promise.all([learnForRun(shop.context, shop.workspaceId), learnForRun(shop.context, shop.workspaceId)])
  expect(await shop.within(tx => readValuing(tx, shop.workspaceId))).toMatchObject({ run_step: 'alone', customers: 160 })
  await learnForRun(shop.context, shop.workspaceId)
  expect(await shop.within(tx => readValuing(tx, shop.workspaceId))).toMatchObject({ run_step: 'alone', run_after: null })
})
