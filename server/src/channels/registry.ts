import { archiveChannel } from './archive/archive-channel.ts'
import type { ChannelRegistry } from './channel.ts'
import { sampleChannel } from './sample/sample-channel.ts'
import { webhookChannel, type WebhookOptions } from './webhook/webhook-channel.ts'

/** The channels of this process. A new network is a folder, a line here, and the conformance suite. */
export function openChannels(options: { webhook: WebhookOptions }): ChannelRegistry {
  return { archive: archiveChannel, sample: sampleChannel, webhook: webhookChannel(options.webhook) }
}
