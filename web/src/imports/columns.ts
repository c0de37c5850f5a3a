import type { ImportField, ImportMapping } from '@evenhand/contract/imports.ts'
import type { Head } from './read-head.ts'

/** Which column holds which of our fields, and how its times are written. A person can correct all of it. */
export type Columns = { places: Partial<Record<ImportField, string>>; timeFormat: string; zone: string }

/** What a person is asked for; the rest is found by its own name (docs/import.md). */
export const askedFields = [
  'id',
  'time',
  'author_id',
  'text',
  'direction',
  'thread',
  'reply_to',
  'author_name',
  'customer_id',
  'order',
] as const satisfies readonly ImportField[]
export type AskedField = (typeof askedFields)[number]
/** Without these no row can be used. */
export const neededFields: ReadonlySet<ImportField> = new Set(['id', 'time', 'author_id'])

export const timeFormats = [
  'iso',
  'DD/MM/YYYY HH:mm',
  'MM/DD/YYYY HH:mm',
  'DD.MM.YYYY HH:mm',
  'YYYY/MM/DD HH:mm',
  'DD/MM/YYYY HH:mm:ss',
  'MM/DD/YYYY HH:mm:ss',
  'DD.MM.YYYY HH:mm:ss',
  'epoch-seconds',
  'epoch-milliseconds',
]

/** How other desks call our fields, letters and digits only. */
const otherNames: Readonly<Record<AskedField, readonly string[]>> = {
  id: ['messageid', 'msgid', 'tweetid', 'postid', 'commentid', 'uid', 'externalid'],
  time: ['createdat', 'created', 'date', 'datetime', 'timestamp', 'sent', 'sentat', 'receivedat', 'postedat', 'published'],
  author_id: ['authorid', 'userid', 'from', 'sender', 'author', 'customeremail', 'fromid', 'username', 'handle', 'email'],
  text: ['body', 'message', 'content', 'comment', 'messagebody', 'description'],
  direction: ['type', 'inbound', 'inout', 'messagetype', 'sendertype', 'role'],
  thread: ['threadid', 'conversation', 'conversationid', 'ticketid', 'ticket', 'caseid'],
  reply_to: ['replyto', 'inreplyto', 'inresponsetotweetid', 'parentid', 'parent'],
  author_name: ['authorname', 'name', 'fullname', 'displayname', 'fromname', 'customername'],
  customer_id: ['customerid', 'crmid', 'accountid', 'clientid'],
  order: ['orderid', 'ordernumber', 'orderno', 'booking', 'bookingreference', 'reference'],
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** A first guess from the header and the first row. A column is taken once; our own names come before all others. */
export function guessColumns({ headers, example }: Head, zone: string): Columns {
  const free = new Set(headers)
  const places: Columns['places'] = {}
  const take = (field: AskedField, header: string | undefined): void => {
    if (header === undefined || places[field] !== undefined) return
    places[field] = header
    free.delete(header)
  }
  for (const field of askedFields)
    take(
      field,
      [...free].find(header => header.toLowerCase() === field),
    )
  for (const field of askedFields) {
    for (const name of otherNames[field])
      take(
        field,
        [...free].find(header => plain(header) === name),
      )
  }
  const time = example[headers.indexOf(places.time ?? '')]?.trim() ?? ''
  return { places, timeFormat: guessTimeFormat(time), zone: /(?:Z|[+-]\d{2}:?\d{2})$/.test(time) ? '' : zone }
}

function guessTimeFormat(time: string): string {
  if (/^\d{9,10}$/.test(time)) return 'epoch-seconds'
  if (/^\d{12,13}$/.test(time)) return 'epoch-milliseconds'
  const parts = /^(\d+)([/.])(\d+)[/.]\d+ \d+:\d+(:\d+)?$/.exec(time)
  if (!parts) return 'iso'
  const [, first = '', mark = '/', second = '', seconds = ''] = parts
  const clock = seconds === '' ? 'HH:mm' : 'HH:mm:ss'
  if (first.length === 4) return `YYYY/MM/DD HH:mm`
  // A month is never above 12; where both could be one, the day comes first in most of the world, and a person sees it.
  return mark === '/' && Number(second) > 12 ? `MM/DD/YYYY ${clock}` : `DD${mark}MM${mark}YYYY ${clock}`
}

/** The mapping that goes with the file. */
export function mappingOf({ places, timeFormat, zone }: Columns): string {
  const mapping: Partial<ImportMapping> = {
    fields: places,
    time: { format: timeFormat, ...(zone.trim() === '' ? {} : { zone: zone.trim() }) },
  }
  return JSON.stringify(mapping)
}

/** True when the file can be read without anybody looking at its columns. */
export function isOurLayout({ headers }: Head): boolean {
  const names = new Set(headers.map(header => header.toLowerCase()))
  return names.has('id') && names.has('time') && ['author_id', 'author_handle', 'author_email'].some(name => names.has(name))
}
