/**
 * A program that posts one signed message, by the Standard Webhooks: the signature covers id, timestamp and body, the key is the
 * secret after its prefix, in base64.
 */
export function firstMessageScript(address: string, secret: string): string {
  return `import { createHmac, randomUUID } from 'node:crypto'

const body = JSON.stringify({
  version: 1,
  type: 'message.created',
  time: new Date().toISOString(),
  actor: { externalId: 'u-1', handle: 'first_customer' },
  object: { externalId: randomUUID(), text: 'Hello, my parcel has not come yet. Where is it?' },
})
const id = randomUUID()
const timestamp = Math.floor(Date.now() / 1000)
const key = Buffer.from('${secret}'.replace(/^whsec_/, ''), 'base64')
const signature = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest('base64')

const answer = await fetch('${address}', {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': \`v1,\${signature}\`,
  },
  body,
})
console.log(answer.status, await answer.text())
`
}
