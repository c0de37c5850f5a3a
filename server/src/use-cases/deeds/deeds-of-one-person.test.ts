import { expect, it } from 'vitest'
import { z } from 'zod'
import { deedSchema } from '@evenhand/contract/deeds.ts'
import { openMerging } from '../merging/merging.fixture.ts'

it('a deed stays with the record it was told of, and is seen and taken back on the page of the person', async () => {
  const shop = await openMerging()
  await using _ = shop.world
  const [into, from] = [await shop.addRecord('A-1', 'Maria Gil'), await shop.addRecord('B-1', 'M. Gil')]
  const deeds = async (id: string) =>
    z.object({ deeds: z.array(deedSchema) }).parse((await shop.ask(`/api/customers/${id}/deeds`)).body).deeds
  const told = await shop.ask(`/api/customers/${from}/deeds`, { kind: 'helped', day: '2026-02-01', note: '' }, 'amir')
  const { id: deedId } = deedSchema.parse(told.body)
  const { mergeId } = await shop.merge(into, from)
  expect(await deeds(into)).toMatchObject([{ id: deedId, kind: 'helped' }])
  expect((await shop.undo(mergeId)).status).toBe(200)
  expect([await deeds(into), await deeds(from)]).toMatchObject([[], [{ id: deedId }]])
  await shop.merge(into, from)
  expect((await shop.ask(`/api/customers/${into}/deeds/${deedId}/undo`, {}, 'amir')).status).toBe(200)
  expect(await deeds(into)).toEqual([])
})
