import { createSHA256HMAC } from '@shopify/shopify-api/runtime'
import { Stripe } from 'stripe'
import { z } from 'zod'
import { sourceSchema, type Source } from '@evenhand/contract/record-sources.ts'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { mondayAtTen, openWorld, type World } from '../../../../dev/world.ts'
import { inWorkspace } from '../../db/database.ts'
import { sql } from 'kysely'

export const secrets = { stripe: 'whsec_of_the_endpoint', shopify: 'shpss_of_the_app' }
/** The vendor's own library, for its signatures only: nobody is called. */
const library = new Stripe('sk_test_nobody')
const answerSchema = z.object({
  handled: z.string().optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
})
export type Answered = { status: number; handled: string | undefined; code: string | undefined; message: string | undefined }

export type Sending = { at?: number; secret?: string; headers?: Record<string, string>; path?: string }

/** A world with a shop at Stripe and one at Shopify, and how both POST. */
export async function openSources() {
  const world = await openWorld()
  const add = async (kind: Source['kind'], name: string = kind) =>
    sourceSchema.parse(
      await (await world.http('/api/sources', { as: 'ada', method: 'POST', json: { kind, name, secret: secrets[kind] } })).json(),
    )
  const stripe = await add('stripe')
  const shopify = await add('shopify')
  let count = 0
  const post = async (path: string, body: string, headers: Record<string, string>): Promise<Answered> => {
    const response = await world.http(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
    const { handled, error } = answerSchema.parse(await response.json())
    return { status: response.status, handled, code: error?.code, message: error?.message }
  }
  return {
    world,
    stripe,
    shopify,
    add,
    post,
    /** An event as Stripe sends it, signed by Stripe's library. */
    event(
      type: string,
      object: Record<string, unknown>,
      { at = mondayAtTen, id, ...sending }: Sending & { id?: string } = {},
    ): Promise<Answered> {
      count += 1
      const body = JSON.stringify({
        id: id ?? `evt_${count}`,
        object: 'event',
        api_version: '2026-01-28.clover',
        type,
        created: Math.floor(at / 1000),
        livemode: false,
        data: { object },
      })
      return post(sending.path ?? stripe.inboundPath, body, { ...signedByStripe(world, body, sending), ...sending.headers })
    },
    /** A delivery as Shopify sends it, signed by Shopify's library. */
    async deliver(topic: string, payload: unknown, { id, ...sending }: Sending & { id?: string } = {}): Promise<Answered> {
      count += 1
      const body = JSON.stringify(payload)
      const signature = await createSHA256HMAC(sending.secret ?? secrets.shopify, body)
      return post(sending.path ?? shopify.inboundPath, body, {
        'x-shopify-topic': topic,
        'x-shopify-hmac-sha256': signature,
        'x-shopify-webhook-id': id ?? `delivery-${count}`,
        'x-shopify-event-id': `event-${count}`,
        'x-shopify-shop-domain': 'lumen.myshopify.com',
        ...sending.headers,
      })
    },
    /** Rows of a statement in this workspace. */
    rows: async (text: string): Promise<unknown[]> =>
      inWorkspace(world.context.db, world.workspaceId, async tx => (await sql.raw(text).execute(tx)).rows),
    /** Nobody is known, nothing was told, and it is Monday at ten. */
    async clear(): Promise<void> {
      world.setNow(mondayAtTen)
      await asOwner(world.database.urls.owner, owner =>
        owner.query('truncate app.customers, app.record_objects, app.record_deliveries, app.audit_log cascade'),
      )
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
export type Sources = Awaited<ReturnType<typeof openSources>>

export function signedByStripe(world: World, payload: string, { secret = secrets.stripe }: Sending = {}): Record<string, string> {
  const timestamp = Math.floor(world.context.clock.now() / 1000)
  return { 'stripe-signature': library.webhooks.generateTestHeaderString({ payload, secret, timestamp }) }
}

/** What both tests look at. */
export const orders = `select o.number, c.name as of, o.product, o.status, o.amount_minor, o.currency, o.refunded_minor
  from orders o join customers c on c.id = o.customer_id order by o.number`
export const customers = `select c.name, c.external_id, c.city, i.value as email, i.verified_at is not null as proven
  from customers c left join customer_identifiers i on i.customer_id = c.id and i.kind = 'email' order by c.name`
