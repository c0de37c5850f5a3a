import { contactOutcomes } from '@evenhand/domain/facts/relationship.ts'
import { orderNumber } from '@evenhand/contract/records.ts'
import type { ContactRecord } from '@evenhand/contract/records.ts'
import { RowProblem } from './fields.ts'
import type { Fields } from './fields.ts'
import { readOwner } from './read-sale.ts'
import { channelOf, contactChannels, outcomeOf, yesOrNoOf } from './words.ts'

/** A mail, call or chat of a row. One without an id is known by its customer, moment and channel. */
export function readContact(fields: Fields): ContactRecord {
  const customer = readOwner(fields)
  const at = fields.neededPast('time')
  const channel = fields.word('channel', channelOf, contactChannels)
  if (channel === null) throw new RowProblem(`${fields.nameOf('channel')} is empty. A mapping can name one channel for all rows.`)
  const gaveUp = fields.word('abandoned', yesOrNoOf, ['yes', 'no']) === 'yes'
  const outcome = fields.word('outcome', outcomeOf, contactOutcomes) ?? (gaveUp ? 'abandoned' : null)
  if (outcome === null) {
    throw new RowProblem(`${fields.nameOf('outcome')} is empty: nobody can tell whether this attempt failed.`)
  }
  const who = customer.externalId ?? customer.email ?? customer.phone ?? ''
  return {
    kind: 'contact',
    externalId: fields.textOrNull('id')?.slice(0, 200) ?? `${who} ${new Date(at).toISOString()} ${channel}`,
    customer,
    channel,
    at,
    waitSeconds: secondsIn(fields, 'wait'),
    durationSeconds: secondsIn(fields, 'duration'),
    abandoned: gaveUp || outcome === 'abandoned',
    outcome,
    reference: orderNumber(fields.text('reference')).slice(0, 40) || null,
    subject: fields.text('subject').slice(0, 300) || null,
  }
}

const mostSeconds = 30 * 86_400

/** `75`, `1:15`, `00:01:15`, `1m 15s`; something else is noted and left out. */
function secondsIn(fields: Fields, field: 'wait' | 'duration'): number | null {
  const text = fields.text(field).toLowerCase()
  if (text === '') return null
  const clock = /^(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/.exec(text)
  const units = /^(?:(\d+)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+(?:\.\d+)?)\s*s?\w*)?$/.exec(text)
  const found = clock ?? units
  const [, hours = '0', minutes = '0', seconds = '0'] = found ?? []
  const total = Math.round((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds))
  if (found !== null && total <= mostSeconds) return total
  fields.note(`${fields.nameOf(field)} is no span of time and was left out: "${text.slice(0, 40)}".`)
  return null
}
