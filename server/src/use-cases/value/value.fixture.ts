import { defaultPolicy } from '@evenhand/domain/policy/default-policy.ts'
import { defaultValuePolicy, type ValuePolicy } from '@evenhand/domain/value/value-policy.ts'
import { jsonb, timestamp } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { NewRowOf, RowOf } from '../../db/tables.ts'
import { mondayAtTen, openIntake } from '../intake/intake.fixture.ts'
import { followCustomers } from './follow-customers.ts'

const day = 86_400_000
export const dayMs = day

/** The pipeline with customers who are valued. */
export async function openShop() {
  const desk = await openIntake()
  let [policies, orders] = [1, 0]
  const follow = (): Promise<number> => followCustomers(desk.context, desk.workspaceId)
  return {
    ...desk,
    follow,
    /** An order with a margin in whole euros, some days ago, and the job that follows it. */
    async order(customerId: string, margin: number | null, more: Partial<NewRowOf<'orders'>> & { daysAgo?: number } = {}) {
      const { daysAgo = 0, ...columns } = more
      orders += 1
      const margin_minor = margin === null ? null : Math.round(margin * 100)
      const placed_at = desk.context.clock.now() - daysAgo * day
      await desk.addOrder(customerId, { number: `N${orders}`, margin_minor, placed_at, ...columns })
    },
    /** So many customers who bought in the last two years, some of them again: enough to predict from. */
    async crowd(size: number): Promise<void> {
      const now = desk.context.clock.now()
      const ids = Array.from({ length: size }, () => desk.context.newId())
      await desk.within(async tx => {
        const base = { workspace_id: desk.workspaceId, created_at: mondayAtTen }
        await insertRows(
          tx,
          'customers',
          ids.map((id, i) => ({ ...base, id, external_id: `crowd-${i}`, name: `Crowd ${i}` })),
        )
        const bought = ids.flatMap((customer_id, i) =>
          Array.from({ length: 1 + (i % 5) }, (_, k) => ({
            id: desk.context.newId(),
            workspace_id: desk.workspaceId,
            customer_id,
            number: `CROWD${i}N${k}`,
            product: 'Lamp',
            placed_at: now - (700 - i - k * (40 + (i % 7) * 11)) * day,
            status: 'delivered' as const,
            amount_minor: 4000,
            margin_minor: 800 + ((i * 37) % 50) * 40,
            currency: 'EUR',
          })),
        )
        await insertRows(tx, 'orders', bought)
      })
    },
    async setValuePolicy(change: (policy: ValuePolicy) => ValuePolicy): Promise<void> {
      policies += 1
      const policy = { ...defaultPolicy, version: policies, value: change(defaultValuePolicy) }
      await desk.within(tx =>
        tx
          .insertInto('policy_versions')
          .values({
            workspace_id: desk.workspaceId,
            version: policies,
            policy: jsonb(policy),
            created_at: timestamp(mondayAtTen),
          })
          .execute(),
      )
    },
    /** Turns the clock to half past two of the next night and lets the nightly run happen. */
    async night(): Promise<void> {
      const now = desk.context.clock.now()
      desk.setNow(now - ((now - 2.5 * 3_600_000) % day) + day)
      await follow()
    },
    async valueOf(customerId: string): Promise<RowOf<'customer_values'> & { served: string }> {
      return desk.within(async tx => {
        const row = await tx
          .selectFrom('customer_values')
          .selectAll()
          .where('customer_id', '=', customerId)
          .executeTakeFirstOrThrow()
        const { level } = await tx.selectFrom('customers').select('level').where('id', '=', customerId).executeTakeFirstOrThrow()
        return { ...row, served: level }
      })
    },
  }
}
