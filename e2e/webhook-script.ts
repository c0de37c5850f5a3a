import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { channelWithSecretsSchema } from '@evenhand/contract/channel.ts'
import type { Product } from './product.ts'

export type Connected = { channelId: string; inboundUrl: string; inboundSecret: string; outboundSecret: string }

/** Connects a webhook as an admin's script would. */
export async function connectWebhook(product: Product, channel: { name: string; replyUrl: string | null }): Promise<Connected> {
  const response = await product.http('/api/channels', { as: 'ada', json: { network: 'posts', ...channel } })
  if (!response.ok) throw new Error(`The webhook was not connected: ${response.status} ${await response.text()}`)
  const { id, inboundPath, inboundSecret, outboundSecret } = channelWithSecretsSchema.parse(await response.json())
  return { channelId: id, inboundUrl: `${product.url}${inboundPath ?? ''}`, inboundSecret, outboundSecret }
}

const acceptedSchema = z.object({ accepted: z.number(), duplicates: z.number() })

/** Posts an activity through the socket, signed as Standard Webhooks ask. */
export async function postSigned(
  { inboundUrl, inboundSecret }: Pick<Connected, 'inboundUrl' | 'inboundSecret'>,
  activity: ActivityInput,
  at: Date = new Date(activity.time),
): Promise<z.infer<typeof acceptedSchema>> {
  const body = JSON.stringify(activity)
  const id = `msg_${randomUUID()}`
  const signature = new Webhook(inboundSecret).sign(id, at, body)
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  }
  const response = await fetch(inboundUrl, { method: 'POST', headers, body })
  if (response.status !== 202) throw new Error(`The webhook answered ${response.status}: ${await response.text()}`)
  return acceptedSchema.parse(await response.json())
}

/** What somebody wrote on a network just now. */
export function written(name: string, text: string, at: number, more: Partial<ActivityInput['actor']> = {}): ActivityInput {
  const handle = name.toLowerCase().replaceAll(' ', '_')
  return {
    version: 1,
    type: 'message.created',
    time: new Date(at).toISOString(),
    actor: { externalId: handle, handle, displayName: name, ...more },
    object: { externalId: `post-${randomUUID()}`, text },
  }
}
