import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RecordDelivery } from '../vendor.ts'

/**
 * X-Shopify-Hmac-Sha256: base64 of the HMAC-SHA256 of the body with the client secret of the app, or the secret of the shop's notifications.
 * Source: https://shopify.dev/docs/apps/build/webhooks/subscribe/https. No time is signed: what is old is recognised by its things.
 */
export function verifyShopify({ header, body }: RecordDelivery, secrets: readonly string[]): 'bad-signature' | null {
  const given = Buffer.from(header('x-shopify-hmac-sha256') ?? '', 'base64')
  let isGenuine = false
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest()
    isGenuine = (given.length === expected.length && timingSafeEqual(given, expected)) || isGenuine
  }
  return isGenuine ? null : 'bad-signature'
}
