import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Standard Webhooks, version 1: `webhook-signature: v1,<base64 HMAC-SHA256 of id.timestamp.body>`, several separated by spaces. */

const secretPrefix = 'whsec_'
const keyBytes = 32

/** The other side's clock may be this far away. */
export const toleranceMs = 5 * 60_000

/** A fresh secret in the form that Standard Webhooks libraries take. */
export function newWebhookSecret(): string {
  return `${secretPrefix}${randomBytes(keyBytes).toString('base64')}`
}

/** The headers of a signed delivery; every secret signs, so that the receiver can change secrets without a gap. */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  atMs: number,
  body: string,
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  const seconds = String(Math.floor(atMs / 1000))
  const content = Buffer.from(`${id}.${seconds}.${body}`)
  const signatures = secrets.map(secret => `v1,${mac(secret, content).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') }
}

export type DeliveryHeaders = { id: string | undefined; timestamp: string | undefined; signature: string | undefined }

/**
 * Checks a delivery over its raw bytes, in constant time, before anything is parsed.
 * Of what depends on a secret the signature comes first: an attacker learns nothing about clocks.
 * @param secrets those that are valid now, also the retiring one
 * @returns null when it is genuine and fresh
 */
export function verifyDelivery(
  secrets: readonly string[],
  headers: DeliveryHeaders,
  body: Buffer,
  nowMs: number,
): 'no-id' | 'no-signature' | 'bad-signature' | 'bad-timestamp' | 'stale-timestamp' | null {
  const { id, timestamp, signature } = headers
  // Whoever leaves something out, or cannot write a time, is told so: it depends on no secret.
  if (timestamp === undefined || !/^\d{1,11}$/.test(timestamp)) return 'bad-timestamp'
  if (!id) return 'no-id'
  if (!signature) return 'no-signature'
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const expected = secrets.map(secret => mac(secret, content))
  const given = signature
    .split(' ')
    .filter(part => part.startsWith('v1,'))
    .slice(0, mostSignatures)
    .map(part => Buffer.from(part.slice('v1,'.length), 'base64'))
  let isGenuine = false
  for (const one of given) for (const other of expected) isGenuine = isSame(one, other) || isGenuine
  if (!isGenuine) return 'bad-signature'
  return Math.abs(nowMs - Number(timestamp) * 1000) > toleranceMs ? 'stale-timestamp' : null
}

/** More are not looked at: the work for one request stays small. */
const mostSignatures = 8

function mac(secret: string, content: Buffer): Buffer {
  const key = secret.startsWith(secretPrefix) ? Buffer.from(secret.slice(secretPrefix.length), 'base64') : Buffer.from(secret)
  return createHmac('sha256', key).update(content).digest()
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
