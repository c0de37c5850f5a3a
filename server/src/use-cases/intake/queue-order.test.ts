import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareQueue } from '@evenhand/domain/decision/queue-order.ts'
import type { QueueKey } from '@evenhand/domain/decision/queue-order.ts'
import { severities, severityRank } from '@evenhand/domain/severity/severity.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'

/** Few values, so that the first keys are often equal. */
const place = fc.record({
  lane: fc.constantFrom(1 as const, 2 as const, 3 as const),
  due_at: fc.integer({ min: 0, max: 3 }).map(i => mondayAtTen + i * 1000),
  severity: fc.constantFrom(...severities),
  opened_at: fc.integer({ min: 0, max: 3 }).map(i => mondayAtTen + i),
})

it('the order of the database is the order of the domain, for whatever stands in the queue', async () => {
  await using desk = await openIntake()
  await desk.handle([post('a')])
  const [model] = await desk.all('cases')
  if (model === undefined) throw new Error('There is no case.')
  const { severity_rank: _generated, ...row } = model
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 2, maxLength: 40 }), async places => {
      const rows = places.map((one, i) => ({ ...row, ...one, id: desk.context.newId(), number: 5000 + i }))
      await desk.within(async tx => {
        await tx.deleteFrom('cases').execute()
        await insertRows(tx, 'cases', rows)
      })
      const expected = rows
        .map(({ id, lane, due_at, severity, opened_at }): QueueKey => ({
          id,
          lane,
          due: due_at,
          severityRank: severityRank(severity),
          openedAt: opened_at,
        }))
        .toSorted(compareQueue)
      const stored = await desk.within(tx => tx.selectFrom('cases').select('id').execute())
      expect(stored).toHaveLength(rows.length)
      expect(await desk.queueIds()).toEqual(expected.map(({ id }) => id))
    }),
    { numRuns: 25 },
  )
})
