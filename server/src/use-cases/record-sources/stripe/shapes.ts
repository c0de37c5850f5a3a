import { z } from 'zod'

/** What we read of Stripe's objects, in all versions of its interface; the rest is not looked at. */

const seconds = z.number().int().nonnegative()
const maybeText = z.string().nullish()
const wholeAmount = z.number().int()

export const eventShape = z.looseObject({
  id: z.string().min(1).max(255),
  object: z.literal('event'),
  type: z.string().max(255),
  created: seconds,
  data: z.looseObject({ object: z.unknown() }),
})

const address = z.looseObject({ city: maybeText }).nullish()

export const customerShape = z.looseObject({
  id: z.string().min(1),
  name: maybeText,
  email: maybeText,
  phone: maybeText,
  created: seconds.optional(),
  preferred_locales: z.array(z.string()).nullish(),
  address,
})
export type StripeCustomer = z.output<typeof customerShape>

/** An id, or the thing itself where somebody asked Stripe to put it in. */
const reference = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish()

export const chargeShape = z.looseObject({
  id: z.string().min(1),
  amount: wholeAmount.nonnegative(),
  amount_captured: wholeAmount.nonnegative().nullish(),
  amount_refunded: wholeAmount.nonnegative().default(0),
  currency: z.string(),
  created: seconds,
  status: z.string(),
  captured: z.boolean(),
  customer: reference,
  description: maybeText,
  receipt_number: maybeText,
  receipt_email: maybeText,
  metadata: z.record(z.string(), z.string()).nullish(),
  billing_details: z.looseObject({ name: maybeText, email: maybeText, phone: maybeText, address }).nullish(),
})
export type StripeCharge = z.output<typeof chargeShape>

export const refundShape = z.looseObject({
  id: z.string().min(1),
  amount: wholeAmount.positive(),
  currency: z.string(),
  created: seconds,
  status: maybeText,
  charge: reference,
})

const priceShape = z.looseObject({
  currency: z.string(),
  unit_amount: wholeAmount.nullish(),
  unit_amount_decimal: maybeText,
  nickname: maybeText,
  recurring: z
    .looseObject({ interval: z.enum(['day', 'week', 'month', 'year']), interval_count: z.number().int().positive() })
    .nullish(),
})

export const subscriptionShape = z.looseObject({
  id: z.string().min(1),
  customer: reference,
  status: z.string(),
  created: seconds,
  start_date: seconds.nullish(),
  ended_at: seconds.nullish(),
  canceled_at: seconds.nullish(),
  description: maybeText,
  items: z.looseObject({
    data: z.array(z.looseObject({ price: priceShape, quantity: z.number().int().nonnegative().nullish() })).min(1),
  }),
})
export type StripeSubscription = z.output<typeof subscriptionShape>

export function idOf(named: z.output<typeof reference>): string | null {
  return typeof named === 'string' ? named : (named?.id ?? null)
}
