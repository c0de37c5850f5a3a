import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RecordDelivery } from '../vendor.ts'

/** Stripe's own libraries take signatures of the last five minutes. */
const toleranceMs = 5 * 60_000
/** More are not looked at: the work for one request stays small. */
const mostSignatures = 8

/**
 * Stripe-Signature: `t=seconds,v1=hex,v1=hex`; each v1 is the HMAC-SHA256 of `t.body` with the secret of the endpoint as it is written.
 * Source: https://docs.stripe.com/webhooks#verify-manually. While a secret is rolled, both sign.
 */
export function verifyStripe(
  { header, body }: RecordDelivery,
  secrets: readonly string[],
  now: number,
): 'bad-signature' | 'bad-timestamp' | 'stale-timestamp' | null {
  const parts = (header('stripe-signature') ?? '').split(',').map(part => part.trim().split('='))
  const seconds = parts.find(([key]) => key === 't')?.[1] ?? ''
  if (!/^\d{1,11}$/.test(seconds)) return 'bad-timestamp'
  const given = parts.filter(([key]) => key === 'v1').slice(0, mostSignatures)
  const content = Buffer.concat([Buffer.from(`${seconds}.`), body])
  const expected = secrets.map(secret => createHmac('sha256', secret).update(content).digest())
  let isGenuine = false
  for (const [, hex = ''] of given) {
    const signature = Buffer.from(hex, 'hex')
    for (const one of expected) isGenuine = (signature.length === one.length && timingSafeEqual(signature, one)) || isGenuine
  }
  if (!isGenuine) return 'bad-signature'
  return Math.abs(now - Number(seconds) * 1000) > toleranceMs ? 'stale-timestamp' : null
}
