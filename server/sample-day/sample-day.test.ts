import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSampleDay } from './read-sample-day.ts'
import type { SampleInbound, SampleMessage } from './read-sample-day.ts'

const { company, households, customers, orders, contacts, messages, events } = readSampleDay()

const inbound = messages.filter(message => message.direction === 'in')
const outbound = messages.filter(message => message.direction === 'out')
const messageById = new Map(messages.map(message => [message.id, message]))
const customerByKey = new Map(customers.map(customer => [customer.key, customer]))
const orderByKey = new Map(orders.map(order => [order.key, order]))
const channels = new Set(company.channels.map(channel => channel.key))
const team = new Set(company.team.map(user => user.key))
const severities = ['critical', 'high', 'medium', 'low'] as const
const firstPromise = { critical: 15, high: 60, medium: 240, low: 600 }

function threadOf(message: SampleMessage): string {
  const parent = message.replyTo === undefined ? undefined : messageById.get(message.replyTo)
  return parent ? threadOf(parent) : message.id
}

function ownOrdersIn(message: SampleMessage): string[] {
  if (message.direction === 'out') return []
  const numbers = `${message.text} ${message.orderRef ?? ''}`.match(/(?<!\d)\d{4,6}(?!\d)/gu) ?? []
  return [...new Set(numbers)].filter(number => orderByKey.get(number)?.customer === message.from)
}

/** The law's "same matter": the same thread, or the same customer naming the same order. */
function mattersOf(day: SampleMessage[]): SampleMessage[][] {
  const matterByThread = new Map<string, string>()
  const matterByOrder = new Map<string, string>()
  for (const message of day) {
    const thread = threadOf(message)
    const named = ownOrdersIn(message)
    const earlier = named.map(order => matterByOrder.get(order)).find(matter => matter !== undefined)
    if (!matterByThread.has(thread)) matterByThread.set(thread, earlier ?? thread)
    for (const order of named) if (!matterByOrder.has(order)) matterByOrder.set(order, matterByThread.get(thread) ?? thread)
  }
  return [...Map.groupBy(day, message => matterByThread.get(threadOf(message))).values()]
}

function asksForService(message: SampleMessage): message is SampleInbound {
  return message.direction === 'in' && ['problem', 'question', 'request'].includes(message.expect.type)
}

function worstOf(matter: SampleMessage[]) {
  return severities.find(severity => matter.some(message => message.direction === 'in' && message.expect.severity === severity))
}

function isAnswered(matter: SampleMessage[]): boolean {
  return matter.some(message => message.direction === 'out')
}

function minutesWaited(matter: SampleMessage[]): number {
  return Math.max(...matter.filter(asksForService).map(message => message.minutesAgo))
}

function inboundBetween(from: number, to: number): number {
  return inbound.filter(({ minutesAgo }) => minutesAgo <= from && minutesAgo > to).length
}

function followersOf(message: SampleInbound): number {
  if (typeof message.from !== 'string') return message.from.followers
  return Math.max(0, ...(customerByKey.get(message.from)?.profiles ?? []).map(profile => profile.followers))
}

const putAside = new Set(
  events.filter(event => ['resolved', 'snoozed', 'pending', 'deleted'].includes(event.kind)).map(event => event.message),
)
const matters = mattersOf(messages)
const open = matters.filter(matter => matter.some(asksForService) && !matter.some(message => putAside.has(message.id)))

describe('the files of the sample day', () => {
  test.each([
    ['customers', customers.map(row => row.key)],
    ['households', households.map(row => row.key)],
    ['orders', orders.map(row => row.key)],
    ['contacts', contacts.map(row => row.key)],
    ['messages', messages.map(row => row.id)],
    ['profiles', customers.flatMap(row => row.profiles.map(profile => `${profile.channel} ${profile.externalId}`))],
    ['strangers and profiles', profilesAndStrangers()],
  ])('no two %s share a key', (_name, keys) => {
    expect(keys.length).toBeGreaterThan(0)
    expect(keys).toHaveLength(new Set(keys).size)
  })

  test('every order, contact and household points to someone who is there', () => {
    expect([...orders, ...contacts].filter(row => !customerByKey.has(row.customer))).toEqual([])
    expect(contacts.filter(({ about }) => about !== undefined && !orderByKey.has(about))).toEqual([])
    const known = new Set(households.map(household => household.key))
    expect(customers.filter(({ household }) => household !== undefined && !known.has(household))).toEqual([])
  })

  test('a contact about an order is made by the one who ordered', () => {
    const foreign = contacts.filter(({ about, customer }) => about !== undefined && orderByKey.get(about)?.customer !== customer)
    expect(foreign).toEqual([])
  })

  test('every household has two to four people', () => {
    const sizes = households.map(({ key }) => customers.filter(customer => customer.household === key).length)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4)
  })

  test('a message comes from a customer with a profile on that channel, a stranger or the team', () => {
    const homeless = messages.filter(message => !channels.has(message.channel))
    const unknownAgents = outbound.filter(message => !team.has(message.agent))
    const withoutProfile = inbound.filter(
      ({ from, channel }) =>
        typeof from === 'string' && !customerByKey.get(from)?.profiles.some(profile => profile.channel === channel),
    )
    expect([homeless, unknownAgents, withoutProfile]).toEqual([[], [], []])
  })

  test('every reply answers an earlier message of its own channel, and orders in forms exist', () => {
    const replies = messages.flatMap(reply =>
      reply.replyTo === undefined ? [] : [{ reply, to: messageById.get(reply.replyTo) }],
    )
    const astray = replies.filter(({ reply, to }) => to?.channel !== reply.channel || to.minutesAgo < reply.minutesAgo)
    expect(astray).toEqual([])
    expect(inbound.filter(({ orderRef }) => orderRef !== undefined && !orderByKey.has(orderRef))).toEqual([])
  })

  test('every event follows its message and names an agent unless the writer did it', () => {
    expect(events.filter(event => (messageById.get(event.message)?.minutesAgo ?? 0) < event.minutesAgo)).toEqual([])
    expect(events.filter(event => 'agent' in event && !team.has(event.agent))).toEqual([])
  })

  test.each([
    ['messages', messages.map(row => row.minutesAgo)],
    ['events', events.map(row => row.minutesAgo)],
  ])('%s stand in the order of one day', (_name, times) => {
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times[0]).toBeLessThanOrEqual(1440)
  })

  test('no address or link could lead to anybody real', () => {
    const files = ['company.json', 'customers.jsonl', 'contacts.jsonl', 'messages.jsonl', 'events.jsonl']
    const everything = files.map(file => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
    const addresses = everything.match(/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu) ?? []
    expect(addresses.length).toBeGreaterThan(customers.length)
    expect(addresses.filter(address => !address.endsWith('.example'))).toEqual([])
    expect(everything).not.toMatch(/https?:|www\./u)
  })
})

describe('the mixture of the sample day', () => {
  test('it is a full day at a small company', () => {
    expect(inbound.length).toBeGreaterThanOrEqual(300)
    expect(outbound.length).toBeGreaterThanOrEqual(100)
    expect(customers.length).toBeGreaterThanOrEqual(150)
    expect(orders.length).toBeGreaterThanOrEqual(250)
    expect(contacts.length).toBeGreaterThanOrEqual(40)
    expect(company.team.map(user => user.role)).toEqual(['admin', 'lead', 'lead', 'agent', 'agent', 'agent'])
  })

  test('no two messages say the same', () => {
    expect(new Set(messages.map(message => message.text)).size).toBe(messages.length)
  })

  test('customers write on all five channels and in nine languages, four of them often', () => {
    expect(new Set(inbound.map(message => message.channel))).toEqual(channels)
    const writers = new Set(inbound.map(message => message.from))
    const spoken = Map.groupBy(
      customers.filter(({ key }) => writers.has(key)),
      ({ language }) => language,
    )
    expect([...spoken.keys()].toSorted()).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'])
    for (const language of ['en', 'de', 'fr', 'es']) expect(spoken.get(language)?.length).toBeGreaterThanOrEqual(8)
  })

  test('the night is quiet and the evening is not', () => {
    expect(inboundBetween(1060, 700)).toBeGreaterThan(0)
    expect(inboundBetween(1060, 700)).toBeLessThan(inboundBetween(1440, 1080) / 4)
  })

  test('thirty people hold the faulty batch and only six have said so', () => {
    const buyers = orders.filter(order => order.batch === 'B-2417')
    const holders = new Set(buyers.map(order => order.customer))
    expect(holders.size).toBe(30)
    expect(new Set(buyers.map(order => order.product))).toEqual(new Set(['X200 fast charger']))
    const speaking = inbound.filter(({ from, text }) => typeof from === 'string' && holders.has(from) && text.includes('X200'))
    expect(new Set(speaking.map(message => message.from)).size).toBe(6)
  })

  test('four people bring one order to three channels', () => {
    const sightings = inbound.flatMap(message => ownOrdersIn(message).map(order => ({ order, channel: message.channel })))
    const channelsOfOrders = [...Map.groupBy(sightings, seen => seen.order).values()].map(
      seen => new Set(seen.map(s => s.channel)),
    )
    expect(channelsOfOrders.filter(seen => seen.size >= 3).length).toBeGreaterThanOrEqual(4)
  })

  test('someone posts five times and more about a trifle', () => {
    const posts = inbound.filter(message => message.from === 'kyle')
    expect(posts.length).toBeGreaterThanOrEqual(5)
    expect(new Set(posts.map(post => post.expect.severity))).toEqual(new Set(['low', 'none']))
  })

  test('some who write today were left unanswered before, and the record shows it', () => {
    const unanswered = new Set(contacts.filter(contact => contact.outcome === 'unanswered').map(contact => contact.about))
    const again = inbound.filter(message => ownOrdersIn(message).some(order => unanswered.has(order)))
    expect(new Set(again.map(message => message.from)).size).toBeGreaterThanOrEqual(3)
    expect(again.map(message => message.channel)).toContain('posts')
  })

  test('reach says nothing about need: the widest has a trifle, most in danger have hardly any', () => {
    const loudest = inbound.toSorted((a, b) => followersOf(b) - followersOf(a)).slice(0, 1)
    expect(loudest.map(message => [followersOf(message), message.expect.severity])).toEqual([[2_400_000, 'medium']])
    const endangered = inbound.filter(message => message.expect.severity === 'critical').map(followersOf)
    expect(endangered.filter(followers => followers < 100).length).toBeGreaterThan(endangered.length / 2)
    expect(Math.max(...endangered)).toBeGreaterThan(500_000)
  })

  test('posts are edited and deleted, and one shows a test card number', () => {
    const kinds = new Set(events.map(event => event.kind))
    expect(kinds).toEqual(new Set(['resolved', 'assigned', 'note', 'snoozed', 'pending', 'edited', 'deleted']))
    expect(inbound.filter(message => message.text.includes('4111 1111 1111 1111'))).toHaveLength(1)
  })

  test('an appointment of today is still ahead', () => {
    const today = orders.filter(({ appointmentInMinutes: minutes = 0 }) => minutes > 0 && minutes < 240)
    expect(today.length).toBeGreaterThanOrEqual(1)
  })
})

describe('what is open when the day is loaded', () => {
  test('seventy to ninety cases are open, some critical, about a dozen high', () => {
    const count = (severity: string) => open.filter(matter => worstOf(matter) === severity).length
    expect(open.length).toBeGreaterThanOrEqual(70)
    expect(open.length).toBeLessThanOrEqual(90)
    expect(count('critical')).toBeGreaterThanOrEqual(4)
    expect(count('critical')).toBeLessThanOrEqual(8)
    expect(count('high')).toBeGreaterThanOrEqual(9)
    expect(count('high')).toBeLessThanOrEqual(14)
  })

  test('a critical case waits unanswered only when it is younger than its promise', () => {
    const waiting = matters.filter(matter => worstOf(matter) === 'critical' && !isAnswered(matter)).map(minutesWaited)
    expect(waiting.length).toBeGreaterThanOrEqual(2)
    expect(Math.max(...waiting)).toBeLessThan(firstPromise.critical)
  })

  test('only a few cases are past the promise of their severity', () => {
    const overdue = open.filter(matter => !isAnswered(matter) && minutesWaited(matter) > firstPromise[worstOf(matter) ?? 'low'])
    expect(overdue.length).toBeGreaterThanOrEqual(3)
    expect(overdue.length).toBeLessThanOrEqual(12)
  })
})

function profilesAndStrangers(): string[] {
  const strangers = new Set(
    inbound.flatMap(({ channel, from }) => (typeof from === 'string' ? [] : [`${channel} ${from.externalId}`])),
  )
  return [...strangers, ...customers.flatMap(row => row.profiles.map(profile => `${profile.channel} ${profile.externalId}`))]
}
