import type { Content } from '../content/open-content.ts'
import type { Draft, ImportedMessage } from '../draft.ts'
import { FileError } from '../file-error.ts'
import { readCsv } from '../read-csv.ts'
import type { Row } from '../rows/row.ts'
import { ReplyChains } from '../threads/reply-chains.ts'
import { whyNotBelieved } from './believable-time.ts'
import { checkActivity } from './check-activity.ts'
import { convertRows } from './format.ts'
import type { Converted, Format, FormatOptions } from './format.ts'
import { TwcsCompanies } from './twcs-companies.ts'
import { parseTwcsTime } from './twcs-time.ts'

const columns = [
  'tweet_id',
  'author_id',
  'inbound',
  'created_at',
  'text',
  'response_tweet_id',
  'in_response_to_tweet_id',
] as const
type Column = (typeof columns)[number]

export const unknownCompany = 'Unknown company'

/**
 * The public "Customer Support on Twitter" layout. Each company is a channel of its own, its rows are what it wrote, and
 * conversations follow the chains of replies.
 *
 * @throws FileError `wrong-header` when a column is missing
 */
export async function openTwcs(content: Content, options: FormatOptions): Promise<Format> {
  const { header, rows } = await readCsv(content)
  const missing = columns.filter(column => !header.includes(column))
  if (missing.length > 0) {
    throw new FileError(
      'wrong-header',
      `This is no "twcs" file: its first line must name the columns, and lacks ${missing.join(', ')}.`,
    )
  }
  return new Twcs(rows, header, options)
}

class Twcs implements Format {
  readonly drafts: Format['drafts']
  private readonly places: Readonly<Record<string, number>>
  private readonly width: number
  private readonly options: FormatOptions
  private readonly chains = new ReplyChains()
  private readonly companies = new TwcsCompanies(this.chains)

  constructor(rows: AsyncGenerator<Row<string[]>>, header: string[], options: FormatOptions) {
    this.drafts = convertRows(rows, (value, line) => this.convert(value, line))
    this.width = header.length
    this.places = Object.fromEntries(header.map((name, index) => [name, index]))
    this.options = options
  }

  private convert(value: string[], line: number): Converted {
    if (value.length !== this.width) {
      return { ok: false, reason: `The row has ${value.length} columns, and the header has ${this.width}.` }
    }
    const row = readRow(value, this.places)
    if (typeof row === 'string') return { ok: false, reason: row }
    const disbelieved = whyNotBelieved(row.time, this.options.notAfter)
    if (disbelieved) return { ok: false, reason: `created_at ${disbelieved}` }
    const checked = checkActivity(
      {
        version: 1,
        type: 'message.created',
        time: new Date(row.time).toISOString(),
        direction: row.isInbound ? 'in' : 'out',
        actor: { externalId: row.author, handle: row.author },
        object: { externalId: row.id, text: unescapeText(row.text) },
      },
      field => twcsNames[field] ?? field,
    )
    if (!checked.ok) return checked
    const slot = this.note(row)
    return {
      ok: true,
      draft: { line, time: row.time, id: row.id, parentId: row.parentId, space: 0, slot, activity: checked.activity },
    }
  }

  allRead(): void {
    this.chains.seal()
  }

  complete(draft: Draft): ImportedMessage {
    const slot = draft.slot ?? 0
    const parent = this.chains.parentOf(slot)
    const parentId = parent === null ? null : this.chains.idOf(parent)
    const thread = {
      rootExternalId: this.chains.idOf(this.chains.rootOf(slot)) ?? draft.id,
      ...(parentId !== null && { inReplyToExternalId: parentId }),
    }
    const name = this.options.channel ?? this.companies.companyOf(slot) ?? unknownCompany
    return { line: draft.line, channel: { name, network: 'posts' }, activity: { ...draft.activity, thread } }
  }

  private note(row: TwcsRow): number {
    const slot = this.chains.slotOf(0, row.id)
    if (row.parentId !== null) this.chains.link(0, row.id, row.parentId)
    for (const reply of row.replies) this.chains.linkIfUnknown(0, reply, row.id)
    if (row.isInbound) this.companies.noteMention(slot, row.text)
    else this.companies.noteAuthor(slot, row.author)
    if (!row.isInbound && row.parentId !== null) this.companies.noteReply(this.chains.slotOf(0, row.parentId), row.author)
    return slot
  }
}

type TwcsRow = {
  id: string
  author: string
  isInbound: boolean
  time: number
  text: string
  parentId: string | null
  replies: string[]
}

/** Other programs write 3 as 3.0 as soon as one cell of the column is empty. */
const wholeNumber = /^(\d{1,19})(?:\.0*)?$/
const nothing = new Set(['', 'nan', 'none', 'null'])
const twcsNames: Readonly<Record<string, string>> = { id: 'tweet_id', author_id: 'author_id', time: 'created_at' }

/** The row, or the reason why it is none. */
function readRow(value: string[], places: Readonly<Record<string, number>>): TwcsRow | string {
  const cell = (column: Column) => (value[places[column] ?? -1] ?? '').trim()
  const id = readId(cell('tweet_id'))
  if (id === null) return `tweet_id is no whole number: ${short(cell('tweet_id'))}.`
  const empty = (['author_id', 'inbound', 'created_at'] as const).filter(column => cell(column) === '')
  if (empty.length > 0) return `${empty.join(', ')} ${empty.length > 1 ? 'are' : 'is'} empty.`
  const inbound = cell('inbound').toLowerCase()
  if (!['true', 'false', '1', '0'].includes(inbound)) return `inbound is neither True nor False: ${short(inbound)}.`
  const time = parseTwcsTime(cell('created_at'))
  if (time === null) return `created_at is no time as Twitter writes it: ${short(cell('created_at'))}.`
  const parent = cell('in_response_to_tweet_id')
  const parentId = nothing.has(parent.toLowerCase()) ? null : readId(parent)
  if (parentId === null && !nothing.has(parent.toLowerCase())) {
    return `in_response_to_tweet_id is no whole number: ${short(parent)}.`
  }
  const replies = cell('response_tweet_id')
    .split(',')
    .map(text => readId(text.trim()))
  return {
    id,
    author: cell('author_id'),
    isInbound: inbound === 'true' || inbound === '1',
    time,
    text: value[places['text'] ?? -1] ?? '',
    parentId,
    replies: replies.filter(reply => reply !== null),
  }
}

function readId(text: string): string | null {
  return wholeNumber.exec(text)?.[1]?.replace(/^0+(?=\d)/, '') ?? null
}

/** Twitter escapes these three and no others. */
function unescapeText(text: string): string {
  return text.includes('&') ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&') : text
}

function short(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`
}
