import { maskNumbers } from '@evenhand/domain/privacy/mask-numbers.ts'
import { findReferences } from '../../references.ts'

/** What stands in the place of something personal, for the agent to fill in. */
export const placeholders = {
  name: '[name]',
  handle: '[handle]',
  email: '[email]',
  phone: '[phone]',
  number: '[number]',
} as const

const email = /(?<![@\p{L}\p{N}])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu
const handle =
  /(?<![\p{L}\p{N}@/])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}(?:@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6})?|(?<![\p{L}\p{N}/])\/?u\/[\w-]{3,20}/gu
const link = /\b(https?:\/\/|www\.)([^\s<>()[\]"']{1,500})/gi
const phone = /(?:\+|(?<![\p{L}\p{N}])00|(?<![\p{L}\p{N}.,€$£-])\(?0)[\d(](?:[ ./()-]{0,2}\d){5,16}(?![\p{L}\p{N}])/gu
const groups = /(?<![\p{L}\p{N}.,€$£#-])\(?\d{2,5}\)?(?:[ ./-]\d{2,5}){2,5}(?![\p{L}\p{N}])/gu
// A number of a contract, parcel, booking or customer: five digits or more, or letters and digits in one.
const longNumber = /(?<![\p{L}\p{N}€$£.,])#?(?:\p{L}{1,5}[-_/]?)?\d{5,}(?:[-_/]?[\p{L}\d]+)*(?![\p{L}\p{N}]|[.,]\d)/gu
const mixedCode =
  /(?<![\p{L}\p{N}])#?(?=[\p{Lu}\d]*\d[\p{Lu}\d-]*\d)(?=[\p{Lu}\d-]*\p{Lu})[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*(?![\p{L}\p{N}])/gu
const hashed = /(?<![\p{L}\p{N}&])#[\p{L}]{0,5}-?\d[\p{L}\d-]*/gu
const covered = /•(?:•|[ .\-\u00a0\u2009\u2010\u2011\u2013](?=•))*[a-z0-9]{0,4}(?:[ .-]\d{1,4}(?![\p{L}\p{N}]))?/giu
const isoDate =
  /^(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])$|^(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)?\d\d$/

/**
 * Without e-mail addresses, handles, telephone, order, customer, card and account numbers. Links keep their site and the readable
 * part of their path. Amounts, dates, times, and short model names such as X200 stay.
 */
export function maskContacts(text: string): string {
  const numbered = maskNumbers(text)
  const bare = numbered.masked === 0 ? text : numbered.text.replace(covered, placeholders.number)
  const links: string[] = []
  const withoutLinks = bare.replace(link, (_, scheme: string, rest: string) => {
    links.push(scheme + readablePart(rest))
    return `\u0001${String.fromCharCode(0xe000 + links.length - 1)}`
  })
  const masked = maskCodes(
    withoutLinks
      .replace(email, placeholders.email)
      .replace(handle, placeholders.handle)
      .replace(phone, found => (isoDate.test(found) ? found : placeholders.phone))
      .replace(groups, found => (isoDate.test(found) || found.replace(/\D/g, '').length < 7 ? found : placeholders.phone)),
  )
  // oxlint-disable-next-line no-control-regex -- the sign that stands for a link
  return masked.replace(/\u0001([\ue000-\uf8ff])/g, (_, at: string) => links[at.charCodeAt(0) - 0xe000] ?? '')
}

function maskCodes(text: string): string {
  const references = new Set(findReferences(text, false))
  const plain = text
    .replace(hashed, placeholders.number)
    .replace(longNumber, placeholders.number)
    .replace(mixedCode, code => (code.replace(/[^\p{L}\d]/gu, '').length >= 6 ? placeholders.number : code))
  if (references.size === 0) return plain
  return plain.replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu, word =>
    references.has(word.toUpperCase().replace(/[^A-Z0-9]/g, '')) ? placeholders.number : word,
  )
}

/** A link to a page of the company stays; what follows "?" or "#", and parts of a path that look like a key, are somebody's. */
function readablePart(rest: string): string {
  const [site = '', ...path] = (rest.split(/[?#]/)[0] ?? '').split('/')
  const host = site.replace(/^[^@]*@/, '')
  const kept = path.map(part =>
    /\d{4,}|@|%40/.test(part) || (part.length >= 16 && /\d/.test(part)) ? placeholders.number : part,
  )
  return [host, ...kept].join('/')
}
