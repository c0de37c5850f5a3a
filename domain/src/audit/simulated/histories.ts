import { seeded } from '../../statistics/random/seeded.ts'
import type { Draw } from '../../statistics/random/seeded.ts'
import type { CaseColumns, TextColumns } from '../case-columns.ts'
import { plainColumns } from './no-columns.ts'
import { drawNormal, drawWait, served } from './queue.ts'
import type { Arrival } from './queue.ts'

/** What a made-up company does, and what happens to it. Everything is fair unless something here says otherwise. */
export type Story = {
  cases?: number
  days?: number
  agents?: number
  /** How much the promise shrinks per tenfold followers; 0.02 is 2 %. */
  promiseFavour?: number
  /** Days on which a multiple of cases comes, from accounts so many times as large. */
  viral?: { every: number; load: number; size: number }
  /** The share of cases whose earlier contact failed: their promise runs from there, and they are louder and larger. */
  earlierContacts?: number
  /** The share of cases that is closed unread some hours after opening: of the quiet only, or of all alike. */
  closedUnread?: { share: number; of: 'quiet' | 'all' }
  /** How much followers go with severity: correlation of their logarithms with the graver classes. */
  followersBySeverity?: number
  /** Followers raise the label of priority; `priorityServed` lets the label decide the promise. */
  priorityFavour?: number
  priorityServed?: boolean
  /** Public cases are promised this many times as fast. */
  publicHurry?: number
  /** So many customers write again and again; each has followers of their own, and a promise that differs by this spread of its logarithm. */
  regulars?: { count: number; spread: number }
  /** Answers are noted in steps of so many minutes. */
  noted?: number
  /** Exported after so many days: who waits then is not seen to the end. */
  exportedAfter?: number
}

const promises = [120, 360, 960, 1440] as const
const names = ['critical', 'high', 'medium', 'low'] as const
/** The share of their time that agents work. Cases come by day and are worked off at night, so that the order matters. */
const busy = 0.93
const start = Date.UTC(2026, 2, 2)
const minute = 60_000

/** One history of a story: the same for the same seed. */
export function simulate(story: Story, seed: number): CaseColumns {
  const { cases = 6_500, days = 15, agents = 4 } = story
  const draw = seeded(seed)
  const regulars = Array.from({ length: story.regulars?.count ?? 0 }, () => regular(draw, story.regulars?.spread ?? 0))
  const everybody = Array.from({ length: cases }, () => person(draw, story, days, regulars))
  const people = everybody.filter(({ at }) => at < (story.exportedAfter ?? Infinity) * 1440).toSorted((a, b) => a.at - b.at)
  const work = (busy * agents * days * 1440) / cases
  const arrivals: Arrival[] = people.map(({ at, due, closedAfter }) => ({ at, due, work: drawWait(draw, work), closedAfter }))
  return columnsOf(people, noted(people, served(arrivals, agents), story), (story.exportedAfter ?? days + 3) * 1440)
}

type Regular = { log: number; factor: number }
const regular = (draw: Draw, spread: number): Regular => ({
  log: Math.max(0, 2.2 + 0.9 * drawNormal(draw)),
  factor: Math.exp(spread * drawNormal(draw)),
})

/** What was noted of when people were answered; what came after the export was not. */
function noted(
  people: readonly Person[],
  answered: Float64Array,
  { noted: step = 0, exportedAfter = Infinity }: Story,
): Float64Array {
  return answered.map((at, i) => {
    const waited = at - (people[i]?.at ?? 0)
    const told = step === 0 ? at : at - waited + step * Math.ceil(waited / step)
    return told <= exportedAfter * 1440 ? told : Number.NaN
  })
}

type Person = ReturnType<typeof person>

function person(draw: Draw, story: Story, days: number, regulars: readonly Regular[]) {
  const severity = gravity(draw())
  const viral = story.viral
  const day = drawDay(draw, days, viral)
  const isViral = viral !== undefined && day % viral.every === viral.every - 1
  const failed = draw() < (story.earlierContacts ?? 0)
  const lean = (story.followersBySeverity ?? 0) * (2 - severity)
  const own = Math.max(0, 2.2 + 0.9 * drawNormal(draw) + lean + (isViral ? Math.log10(viral.size) : 0) + (failed ? 0.5 : 0))
  const customer = Math.floor(draw() * (regulars.length || 5_000))
  const known = regulars[customer]
  const log = known?.log ?? own
  const isPublic = draw() < 0.5
  const priority = priorityOf(draw, severity, log, story.priorityFavour ?? 0)
  const at = (day + byDay(draw)) * 1440
  const waited = failed ? 60 + drawWait(draw, 900) : 0
  return {
    at,
    severity,
    followers: Math.round(10 ** log),
    isPublic,
    priority,
    waited,
    isCapital: draw() < (failed ? 0.45 : 0.15),
    due: at - waited + promiseOf(story, severity, log, isPublic, priority) * (known?.factor ?? 1),
    closedAfter: closing(draw, story.closedUnread, log),
    value: 10 ** (2 + 0.6 * drawNormal(draw)),
    customer,
  }
}

/** A moment of the day, most of them around noon. */
function byDay(draw: Draw): number {
  return draw() < 0.3 ? draw() : 0.3 + 0.4 * ((draw() + draw()) / 2) + 0.1 * (draw() - 0.5)
}

function gravity(chance: number): number {
  return chance < 0.03 ? 0 : chance < 0.2 ? 1 : chance < 0.6 ? 2 : 3
}

function drawDay(draw: Draw, days: number, viral: Story['viral']): number {
  if (viral === undefined) return Math.floor(draw() * days)
  const loads = Array.from({ length: days }, (_, day) => (day % viral.every === viral.every - 1 ? viral.load : 1))
  let left = draw() * loads.reduce((sum, load) => sum + load, 0)
  return Math.max(
    0,
    loads.findIndex(load => (left -= load) < 0),
  )
}

function priorityOf(draw: Draw, severity: number, log: number, favour: number): number {
  const graver = 2 - severity + 0.5 * drawNormal(draw) + favour * (log - 2.2)
  return graver > 1.2 ? 0 : graver > 0.2 ? 1 : graver > -0.8 ? 2 : 3
}

function promiseOf(story: Story, severity: number, log: number, isPublic: boolean, priority: number): number {
  const promised = promises[story.priorityServed ? priority : severity] ?? 1440
  const hurry = isPublic ? (story.publicHurry ?? 1) : 1
  return (promised / hurry) * (1 - (story.promiseFavour ?? 0)) ** log
}

function closing(draw: Draw, closed: Story['closedUnread'], log: number): number {
  const chance = draw()
  const after = 60 + draw() * 600
  if (closed === undefined) return Infinity
  const share = closed.of === 'all' ? closed.share : log < 2.2 ? 2 * closed.share : 0
  return chance < share ? after : Infinity
}

const instant = (minutes: number): number => start + Math.round(minutes * minute)

function columnsOf(people: readonly Person[], answered: Float64Array, end: number): CaseColumns {
  const column = (of: (person: Person, i: number) => number) => Float64Array.from(people, of)
  const codes = (of: (person: Person) => number) => Int32Array.from(people, of)
  const opened = column(({ at }) => instant(at))
  return plainColumns({
    opened,
    firstResponse: answered.map((at, i) => (Number.isNaN(at) ? Number.NaN : Math.max(instant(at), opened[i] ?? 0))),
    watchedUntil: column(() => instant(end)),
    closed: column(({ at, closedAfter }, i) =>
      Number.isNaN(answered[i]) && closedAfter < Infinity ? instant(at + closedAfter) : Number.NaN,
    ),
    firstContact: column(({ at, waited }) => instant(at - waited)),
    customer: codes(({ customer }) => customer),
    followers: column(({ followers }) => followers),
    value: column(({ value }) => value),
    public: column(({ isPublic }) => (isPublic ? 1 : 0)),
    channel: { codes: codes(({ isPublic }) => (isPublic ? 1 : 0)), names: ['mail', 'posts'] },
    severity: { codes: codes(({ severity }) => severity), names },
    priority: { codes: codes(({ priority }) => priority), names: ['urgent', 'high', 'normal', 'low'] },
    text: textOf(people),
  })
}

function textOf(people: readonly Person[]): TextColumns {
  const none = () => new Uint8Array(people.length)
  return {
    read: none().fill(1),
    loudness: {
      capitals: Uint8Array.from(people, ({ isCapital }) => (isCapital ? 1 : 0)),
      exclamation: none(),
      profanity: none(),
      mention: none(),
      press: none(),
    },
    severityChances: [],
    severityRead: Int32Array.from(people, ({ severity }) => 3 - severity),
    needsReply: none().fill(1),
    trigger: none(),
  }
}
