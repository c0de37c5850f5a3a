import type { CustomerRecord } from '@evenhand/contract/records.ts'
import { RowProblem } from './fields.ts'
import type { Fields } from './fields.ts'
import { yesOrNoOf } from './words.ts'

const longestName = 200

/** One customer of a row. */
export function readCustomer(fields: Fields): CustomerRecord {
  const emails = fields
    .text('email')
    .split(/[;,\s]+/)
    .filter(part => part !== '')
  const wrong = emails.find(email => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254)
  if (wrong !== undefined)
    fields.note(`${fields.nameOf('email')} is no e-mail address and was left out: "${wrong.slice(0, 60)}".`)
  const externalId = fields.needed('id')
  if (externalId.length > 200) throw new RowProblem(`${fields.nameOf('id')} is longer than 200 letters.`)
  const parts = [fields.text('first_name'), fields.text('last_name')].filter(part => part !== '').join(' ')
  return {
    kind: 'customer',
    externalId,
    name: (fields.text('name') || parts).slice(0, longestName) || null,
    emails: emails.filter(email => email !== wrong),
    phones: phonesOf(fields),
    language: languageOf(fields),
    city: fields.text('city').slice(0, longestName) || null,
    since: fields.past('since'),
    supportNeeds: fields.has('support_needs') ? listOf(fields.text('support_needs')) : null,
    vouched: fields.word('vouched', yesOrNoOf, ['yes', 'no']) !== 'no',
  }
}

function phonesOf(fields: Fields): string[] {
  const numbers = fields
    .text('phone')
    .split(/[;,]+|\s+\/\s+/)
    .map(part => part.trim())
  const written = numbers.filter(part => part !== '')
  const usable = written.filter(number => number.replaceAll(/\D/g, '').length >= 5)
  if (usable.length < written.length) fields.note(`${fields.nameOf('phone')} is no telephone number and was left out.`)
  return usable
}

/** As BCP 47 writes it: "de", "pt-BR". */
function languageOf(fields: Fields): string | null {
  const text = fields.text('language').replace('_', '-')
  if (text === '') return null
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text)) return text.toLowerCase().split('-')[0] ?? null
  fields.note(`${fields.nameOf('language')} is no language code, such as "de", and was left out: "${text.slice(0, 40)}".`)
  return null
}

function listOf(text: string): string[] {
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')
}
