import { activityVersion, messageKinds, visibilities } from '@evenhand/contract/activity.ts'
import type { MessageKind } from '@evenhand/contract/activity.ts'
import { importNetworks } from '@evenhand/contract/imports.ts'
import type { ImportField, ImportMapping } from '@evenhand/contract/imports.ts'
import type { Draft, ImportedMessage, Network } from '../draft.ts'
import { ReplyChains } from '../threads/reply-chains.ts'
import { whyNotBelieved } from './believable-time.ts'
import { checkActivity } from './check-activity.ts'
import type { Converted, FormatOptions } from './format.ts'
import { timeReader } from './time-format.ts'
import type { ReadTime } from './time-format.ts'

/** Looks one of our fields up in a row of a file; '' where it is missing or null. */
export type Lookup = (field: ImportField) => string

const directions: Readonly<Record<string, 'in' | 'out'>> = {
  in: 'in',
  inbound: 'in',
  incoming: 'in',
  customer: 'in',
  received: 'in',
  out: 'out',
  outbound: 'out',
  outgoing: 'out',
  agent: 'out',
  company: 'out',
  sent: 'out',
}
const networkOfKind: Readonly<Record<MessageKind, Network>> = {
  post: 'posts',
  comment: 'posts',
  dm: 'chat',
  email: 'email',
  review: 'reviews',
  chat: 'chat',
}
const privateKinds = new Set<string>(['dm', 'email', 'chat'])

/** Our own flat layout (docs/import.md), for CSV and JSON alike. */
export class FlatLayout {
  private readonly mapping: ImportMapping
  private readonly options: FormatOptions
  private readonly readTime: ReadTime
  private readonly chains = new ReplyChains()
  private readonly channels: { name: string; network: Network }[] = []
  private readonly spaces = new Map<string, number>()

  constructor(mapping: ImportMapping, options: FormatOptions) {
    this.mapping = mapping
    this.options = options
    this.readTime = timeReader(mapping.time.format, mapping.time.zone ?? null)
  }

  convert(lookup: Lookup, line: number): Converted {
    const field = (name: ImportField) => this.valueOf(lookup, name)
    const missing = this.missingOf(field)
    if (missing) return { ok: false, reason: missing }
    const time = this.readTime(field('time'))
    if (typeof time !== 'number') return { ok: false, reason: `${this.nameOf('time')} ${time.reason}.` }
    const disbelieved = whyNotBelieved(time, this.options.notAfter)
    if (disbelieved) return { ok: false, reason: `${this.nameOf('time')} ${disbelieved}` }
    const words = readWords(field)
    if (typeof words === 'string') return { ok: false, reason: words }
    const checked = checkActivity(
      {
        version: activityVersion,
        type: 'message.created',
        time: new Date(time).toISOString(),
        direction: words.direction,
        visibility: words.visibility,
        actor: readActor(field),
        object: readObject(field, words.kind),
        thread: {
          ...(field('thread') && { rootExternalId: field('thread') }),
          ...(field('reply_to') && { inReplyToExternalId: field('reply_to') }),
        },
      },
      name => this.nameOf(name),
    )
    if (!checked.ok) return checked
    const id = field('id')
    const parentId = field('reply_to') || null
    const space = this.spaceOf(field('channel'), words.network)
    const needsChain = parentId !== null && !field('thread')
    if (needsChain) this.chains.link(space, id, parentId)
    const slot = needsChain ? this.chains.slotOf(space, id) : null
    return { ok: true, draft: { line, time, id, parentId, space, slot, activity: checked.activity } }
  }

  allRead(): void {
    this.chains.seal()
  }

  complete(draft: Draft): ImportedMessage {
    const channel = this.channels[draft.space] ?? { name: this.options.channel ?? '', network: 'other' as const }
    const { thread } = draft.activity
    if (draft.slot === null) return { line: draft.line, channel, activity: draft.activity }
    const root = this.chains.idOf(this.chains.rootOf(draft.slot)) ?? draft.id
    return { line: draft.line, channel, activity: { ...draft.activity, thread: { ...thread, rootExternalId: root } } }
  }

  private valueOf(lookup: Lookup, name: ImportField): string {
    const found = lookup(name)
    const translated = this.mapping.values[name]?.[found] ?? found
    const value = translated === '' ? (this.mapping.constants[name] ?? '') : translated
    return name === 'text' ? value : value.trim()
  }

  private nameOf(field: string): string {
    return Object.entries(this.mapping.fields).find(([ours]) => ours === field)?.[1] ?? field
  }

  private missingOf(field: Lookup): string | null {
    const missing = (['id', 'time'] as const).filter(name => field(name) === '')
    if (authorOf(field) === '') return `${this.nameOf('author_id')} is empty, and there is no handle or address either.`
    return missing.length === 0
      ? null
      : `${missing.map(name => this.nameOf(name)).join(', ')} ${missing.length > 1 ? 'are' : 'is'} empty.`
  }

  private spaceOf(channel: string, network: Network): number {
    const name = channel || this.options.channel || 'Imported messages'
    const known = this.spaces.get(name)
    if (known !== undefined) return known
    this.spaces.set(name, this.channels.length)
    return this.channels.push({ name, network }) - 1
  }
}

function authorOf(field: Lookup): string {
  return field('author_id') || field('author_handle') || field('author_email')
}

function readActor(field: Lookup) {
  const followers = field('followers')
  return {
    externalId: authorOf(field),
    ...(field('author_handle') && { handle: field('author_handle').replace(/^@/, '') }),
    ...(field('author_name') && { displayName: field('author_name') }),
    ...(field('author_email') && { email: field('author_email') }),
    ...(field('author_phone') && { phone: field('author_phone') }),
    ...(field('customer_id') && { customerId: field('customer_id') }),
    ...(followers && { followers: Number(followers) }),
  }
}

function readObject(field: Lookup, kind: MessageKind) {
  return {
    externalId: field('id'),
    kind,
    text: field('text'),
    ...(field('subject') && { subject: field('subject') }),
    ...(field('url') && { url: field('url') }),
    ...(field('order') && { orderRef: field('order') }),
  }
}

type Words = { direction: 'in' | 'out'; kind: MessageKind; visibility: (typeof visibilities)[number]; network: Network }

/** The closed words of a row, or what is wrong with one of them. */
function readWords(field: Lookup): Words | string {
  const direction = directions[field('direction').toLowerCase() || 'in']
  if (!direction) return unknownWord('direction', field('direction'), ['in', 'out'])
  const kind = messageKinds.find(word => word === (field('kind').toLowerCase() || 'post'))
  if (!kind) return unknownWord('kind', field('kind'), messageKinds)
  const visibility = visibilities.find(
    word => word === (field('visibility').toLowerCase() || (privateKinds.has(kind) ? 'direct' : 'public')),
  )
  if (!visibility) return unknownWord('visibility', field('visibility'), visibilities)
  const network = importNetworks.find(word => word === (field('network').toLowerCase() || networkOfKind[kind]))
  if (!network) return unknownWord('network', field('network'), importNetworks)
  return { direction, kind, visibility, network }
}

function unknownWord(field: string, word: string, known: readonly string[]): string {
  return `${field} is "${word.slice(0, 40)}", and only ${known.join(', ')} are known. A mapping can translate it ("values").`
}
