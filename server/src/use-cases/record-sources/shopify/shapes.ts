import { z } from 'zod'

/** What we read of Shopify's payloads; the rest is not looked at. Ids are numbers, amounts are decimal texts. */

const id = z.union([z.number().int().positive(), z.string().min(1)]).transform(String)
const instant = z.iso.datetime({ offset: true }).transform(text => Date.parse(text))
const maybeText = z.string().nullish()

export const customerShape = z.looseObject({
  id,
  email: maybeText,
  phone: maybeText,
  first_name: maybeText,
  last_name: maybeText,
  verified_email: z.boolean().nullish(),
  created_at: instant.nullish(),
  updated_at: instant.nullish(),
  default_address: z.looseObject({ city: maybeText }).nullish(),
})
export type ShopifyCustomer = z.output<typeof customerShape>

const refundShape = z.looseObject({
  id,
  order_id: id.nullish(),
  created_at: instant,
  processed_at: instant.nullish(),
  transactions: z
    .array(z.looseObject({ kind: z.string(), status: maybeText, amount: z.string(), currency: maybeText }))
    .default([]),
})
export type ShopifyRefund = z.output<typeof refundShape>
/** As it is told by itself. */
export const refundOfOrderShape = refundShape.extend({ order_id: id })

export const orderShape = z.looseObject({
  id,
  name: maybeText,
  order_number: z.number().int().nullish(),
  test: z.boolean().nullish(),
  created_at: instant,
  processed_at: instant.nullish(),
  updated_at: instant,
  cancelled_at: instant.nullish(),
  currency: z.string(),
  total_price: z.string(),
  fulfillment_status: maybeText,
  financial_status: maybeText,
  email: maybeText,
  phone: maybeText,
  customer: customerShape.nullish(),
  billing_address: z.looseObject({ name: maybeText, city: maybeText }).nullish(),
  line_items: z.array(z.looseObject({ title: maybeText, name: maybeText, quantity: z.number().nullish() })).default([]),
  fulfillments: z.array(z.looseObject({ shipment_status: maybeText })).nullish(),
  refunds: z.array(refundShape).nullish(),
})
export type ShopifyOrder = z.output<typeof orderShape>

export const redactShape = z.looseObject({ customer: z.looseObject({ id }) })
