import { readFileSync, readdirSync } from 'node:fs'
import { z } from 'zod'

const key = z.string().min(1)
const daysAgo = z.number().int().nonnegative()
const minutesAgo = z.number().int().positive()
const minor = z.number().int().nonnegative()

const person = {
  externalId: key,
  handle: key,
  displayName: key,
  followers: z.number().int().nonnegative(),
}

const company = z.strictObject({
  name: key,
  industry: key,
  currency: z.literal('EUR'),
  timeZone: key,
  channels: z.array(z.strictObject({ key, kind: z.enum(['archive', 'webhook', 'sample']), name: key, network: key })),
  team: z.array(
    z.strictObject({
      key,
      name: key,
      email: key,
      role: z.enum(['admin', 'lead', 'agent', 'viewer']),
      languages: z.array(key),
    }),
  ),
})

const household = z.strictObject({ key, name: key })

const customer = z.strictObject({
  key,
  name: key,
  email: key,
  phone: key.optional(),
  language: z.string().length(2),
  city: key,
  since: daysAgo,
  household: key.optional(),
  supportNeeds: z.array(key).optional(),
  profiles: z.array(z.strictObject({ channel: key, ...person, assurance: z.enum(['verified', 'linked', 'suggested']) })),
})

const order = z.strictObject({
  key,
  customer: key,
  placedDaysAgo: daysAgo,
  product: key,
  batch: key.optional(),
  amountMinor: minor,
  marginMinor: minor,
  currency: z.literal('EUR'),
  status: z.enum(['placed', 'shipped', 'delivered', 'cancelled', 'returned']),
  promisedInDays: z.number().int().optional(),
  appointmentInMinutes: z.number().int().optional(),
})

const contact = z.strictObject({
  key,
  customer: key,
  channel: z.enum(['email', 'phone', 'chat']),
  minutesAgo,
  durationSeconds: z.number().int().positive().optional(),
  abandoned: z.boolean(),
  outcome: z.enum(['unanswered', 'answered', 'missed-call-back', 'abandoned', 'resolved']),
  about: key.optional(),
  subject: key,
})

const anyMessage = {
  id: key,
  minutesAgo,
  channel: key,
  visibility: z.enum(['public', 'direct']),
  subject: key.optional(),
  text: key,
  replyTo: key.optional(),
}

const label = z.strictObject({
  type: z.enum(['problem', 'question', 'request', 'suggestion', 'praise', 'other']),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'none']),
})

const inbound = z.strictObject({
  ...anyMessage,
  direction: z.literal('in'),
  from: z.union([key, z.strictObject(person)]),
  orderRef: key.optional(),
  expect: label,
})

const outbound = z.strictObject({ ...anyMessage, direction: z.literal('out'), agent: key, replyTo: key })

const message = z.discriminatedUnion('direction', [inbound, outbound])

const teamEvent = { minutesAgo, message: key, agent: key }
const event = z.discriminatedUnion('kind', [
  z.strictObject({ ...teamEvent, kind: z.enum(['resolved', 'assigned']), text: key.optional() }),
  z.strictObject({ ...teamEvent, kind: z.literal('snoozed'), untilInMinutes: z.number().int(), text: key.optional() }),
  z.strictObject({ ...teamEvent, kind: z.enum(['note', 'pending']), text: key }),
  z.strictObject({ minutesAgo, message: key, kind: z.literal('edited'), text: key }),
  z.strictObject({ minutesAgo, message: key, kind: z.literal('deleted') }),
])

/** An answer that the team kept: of our reply, or of what somebody else wrote in the thread. */
const kept = z.strictObject({ message: key, case: key })

export type SampleMessage = z.infer<typeof message>
export type SampleInbound = z.infer<typeof inbound>

function fileText(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

/** Markdown with front matter, one article a file. */
function articles(): { name: string; text: string }[] {
  const names = readdirSync(new URL('articles/', import.meta.url)).filter(name => name.endsWith('.md'))
  return names.toSorted().map(name => ({ name, text: fileText(`articles/${name}`) }))
}

function rows<Row>(file: string, schema: z.ZodType<Row>): Row[] {
  return fileText(file)
    .trimEnd()
    .split('\n')
    .map(line => schema.parse(JSON.parse(line)))
}

/**
 * The whole sample day, every line checked. Times are minutes or days before the moment of loading, amounts minor units.
 *
 * Errors: a line that is no JSON throws SyntaxError, one of another shape ZodError; both mean that the files here are broken.
 *
 * @example readSampleDay().messages.filter(message => message.direction === 'in')
 */
export function readSampleDay() {
  return {
    company: company.parse(JSON.parse(fileText('company.json'))),
    households: rows('households.jsonl', household),
    customers: rows('customers.jsonl', customer),
    orders: rows('orders.jsonl', order),
    contacts: rows('contacts.jsonl', contact),
    messages: rows('messages.jsonl', message),
    events: rows('events.jsonl', event),
    articles: articles(),
    kept: rows('kept.jsonl', kept),
  }
}
