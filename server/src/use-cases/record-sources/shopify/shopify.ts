import type { Vendor } from '../vendor.ts'
import { readShopify } from './read-shopify.ts'
import { verifyShopify } from './verify-shopify.ts'

export const shopify: Vendor = { verify: verifyShopify, read: readShopify }
