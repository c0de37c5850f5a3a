import { inWorkspace, type Tx } from '../../db/database.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as queries from '../../db/queries/channels.ts'
import type { ChannelRow } from '../../db/queries/channels.ts'
import { newWebhookSecret } from './webhook-signature.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'

export type ChannelSettingsInput = { name: string; network: ChannelRow['network']; replyUrl: string | null }
/** Secrets leave the server once: when they are made. */
export type ChannelWithSecrets = { channel: ChannelRow; inboundSecret: string; outboundSecret: string }

/** Long enough to change a script; both secrets are taken meanwhile. */
const overlapMs = 24 * 3_600_000

export function listChannels(context: Context, actor: Actor): Promise<ChannelRow[]> {
  return inWorkspace(context.db, actor.workspaceId, queries.readChannels)
}

/** Makes a webhook channel with fresh secrets. @throws EvenhandError `conflict` for a name that is taken, `invalid` */
export function connectWebhook(context: Context, actor: Actor, input: ChannelSettingsInput): Promise<ChannelWithSecrets> {
  refuseBadUrl(input.replyUrl)
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const channel: ChannelRow = {
      id: context.newId(),
      workspace_id: actor.workspaceId,
      kind: 'webhook',
      name: input.name,
      network: input.network,
      reply_url: input.replyUrl,
      created_at: context.clock.now(),
      disabled_at: null,
    }
    if (!(await queries.insertChannel(tx, channel))) throw nameTaken(input.name)
    const secrets = await makeSecrets(tx, context, channel)
    await log(tx, context, actor, channel.id, 'channel.connected')
    return { channel, ...secrets }
  })
}

export type ChannelUpdate = { [K in keyof ChannelSettingsInput]?: ChannelSettingsInput[K] | undefined } & {
  disabled?: boolean | undefined
}

/** @throws EvenhandError `not-found`, `conflict` for a name that is taken, `invalid` */
export function updateChannel(context: Context, actor: Actor, id: string, update: ChannelUpdate): Promise<ChannelRow> {
  refuseBadUrl(update.replyUrl ?? null)
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const before = await lock(tx, id)
    if (update.name !== undefined && (await queries.isNameTaken(tx, before, update.name))) throw nameTaken(update.name)
    await queries.updateChannelRow(tx, id, {
      ...(update.name === undefined ? {} : { name: update.name }),
      ...(update.network === undefined ? {} : { network: update.network }),
      ...(update.replyUrl === undefined ? {} : { reply_url: update.replyUrl }),
      ...(update.disabled === undefined ? {} : { disabled_at: disabledAt(context, before, update.disabled) }),
    })
    await log(tx, context, actor, id, 'channel.updated')
    return lock(tx, id)
  })
}

/** New secrets; the old inbound one stays valid for a day, and so long both sign what goes out. @throws EvenhandError `not-found` */
export function renewSecrets(context: Context, actor: Actor, id: string): Promise<ChannelWithSecrets> {
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const channel = await lock(tx, id)
    if (channel.kind !== 'webhook') throw new EvenhandError('invalid', 'Only a webhook channel has secrets.')
    const until = context.clock.now() + overlapMs
    await queries.retireSecrets(tx, id, 'inbound', until)
    await queries.retireSecrets(tx, id, 'outbound', until)
    const secrets = await makeSecrets(tx, context, channel)
    await log(tx, context, actor, id, 'channel.secrets-renewed')
    return { channel, ...secrets }
  })
}

async function makeSecrets(tx: Tx, context: Context, channel: ChannelRow): Promise<Omit<ChannelWithSecrets, 'channel'>> {
  const inboundSecret = newWebhookSecret()
  const outboundSecret = newWebhookSecret()
  const common = { workspaceId: channel.workspace_id, channelId: channel.id, at: context.clock.now() }
  for (const [purpose, secret] of [['inbound', inboundSecret] as const, ['outbound', outboundSecret] as const]) {
    await queries.insertSecret(tx, { ...common, id: context.newId(), purpose, sealed: context.secrets.seal(secret) })
  }
  return { inboundSecret, outboundSecret }
}

async function lock(tx: Tx, id: string): Promise<ChannelRow> {
  const channel = await queries.lockChannel(tx, id)
  if (!channel) throw new EvenhandError('not-found', 'There is no such channel in this workspace.')
  return channel
}

function disabledAt(context: Context, before: ChannelRow, isDisabled: boolean): number | null {
  return isDisabled ? (before.disabled_at ?? context.clock.now()) : null
}

/** Where it leads is checked when something is sent: a name can lead elsewhere tomorrow. */
function refuseBadUrl(replyUrl: string | null): void {
  if (replyUrl === null) return
  const url = URL.parse(replyUrl)
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return
  throw new EvenhandError('invalid', 'The address for replies must start with https:// and hold no user name or password.', {
    details: { path: 'replyUrl' },
  })
}

function nameTaken(name: string): EvenhandError {
  return new EvenhandError('conflict', `There is a channel called ${name} already. Choose another name.`, {
    details: { path: 'name' },
  })
}

function log(tx: Tx, context: Context, actor: Actor, id: string, action: string): Promise<void> {
  return noteAudit(tx, {
    workspaceId: actor.workspaceId,
    at: context.clock.now(),
    userId: actor.userId,
    action,
    target: { kind: 'channel', id },
  })
}
