import type { z } from '@hono/zod-openapi'
import type { Channel, channelWithSecretsSchema } from '@evenhand/contract/channel.ts'
import type { ChannelRow } from '../../db/queries/channels.ts'
import type { ChannelWithSecrets } from '../../use-cases/channels/manage-channels.ts'
import type { Context } from '../../use-cases/context.ts'
import { iso, isoOrNull } from './instant.ts'

export function presentChannel(row: ChannelRow, { channels }: Context): Channel {
  const { sendRefusal } = channels[row.kind].capabilities({ replyUrl: row.reply_url })
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    network: row.network,
    replyUrl: row.reply_url,
    sendRefusal: row.disabled_at === null ? sendRefusal : `${row.name} is switched off, so nothing can be sent there.`,
    inboundPath: row.kind === 'webhook' ? `/hooks/${row.id}` : null,
    createdAt: iso(row.created_at),
    disabledAt: isoOrNull(row.disabled_at),
  }
}

/** The only answer that holds secrets. */
export function presentSecrets(made: ChannelWithSecrets, context: Context): z.output<typeof channelWithSecretsSchema> {
  const { channel, inboundSecret, outboundSecret } = made
  return { ...presentChannel(channel, context), inboundSecret, outboundSecret }
}
