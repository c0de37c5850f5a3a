import type { SourceRow } from '../../db/queries/record-sources.ts'
import { shopify } from './shopify/shopify.ts'
import { stripe } from './stripe/stripe.ts'
import type { Vendor } from './vendor.ts'

/** Every shop and payment service that can tell of records. A new one is a folder, a line here and a word in the CHECK of its table. */
export const vendors: Readonly<Record<SourceRow['kind'], Vendor>> = { stripe, shopify }
