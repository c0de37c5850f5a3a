import type { Vendor } from '../vendor.ts'
import { readStripe } from './read-stripe.ts'
import { verifyStripe } from './verify-stripe.ts'

export const stripe: Vendor = { verify: verifyStripe, read: (_delivery, json) => readStripe(json) }
