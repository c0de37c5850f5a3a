import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { readSampleDay, SampleMessage } from '../../../sample-day/read-sample-day.ts'

export type SampleDay = ReturnType<typeof readSampleDay>
export type SampleEvent = SampleDay['events'][number]

/**
 * A piece of the day: messages, then what was done about them and about earlier ones. The messages come first, though some were
 * written after an event of the same piece: none of those belongs to a conversation or person that such an event is about.
 * At its end time itself does its work: snoozes end, and who has waited too long moves up.
 */
export type DayPiece = { end: Instant; messages: readonly SampleMessage[]; events: readonly SampleEvent[] }

const minute = 60_000
const clockEveryMinutes = 120

/**
 * The day in pieces, in order of time, ending at `end`. Few and big ones, so that it loads within seconds. The same day and end give
 * the same pieces, so that an interrupted load can go on at one.
 */
export function planDay(day: SampleDay, end: Instant): DayPiece[] {
  const mattersOf = matterFinder(day)
  const pieces: DayPiece[] = []
  let messages: SampleMessage[] = []
  let events: SampleEvent[] = []
  let touched = new Set<string>()

  function close(at: Instant): void {
    if (messages.length + events.length > 0 || at === end) pieces.push({ end: at, messages, events })
    messages = []
    events = []
    touched = new Set()
  }

  for (const { at, message, event } of momentsOf(day, end)) {
    if (message) {
      if (mattersOf(message).some(matter => touched.has(matter))) close(at)
      messages.push(message)
    } else if (event) {
      events.push(event)
      const about = day.messages.find(({ id }) => id === event.message)
      for (const matter of about ? mattersOf(about) : []) touched.add(matter)
      // Its own message of the piece is a message that comes later: nothing else may overtake it.
      if (event.kind === 'edited' || event.kind === 'deleted') close(at)
    } else close(at)
  }
  return pieces
}

/** `order`: what people write comes before what is done about it. */
type Moment = { at: Instant; order: number; message?: SampleMessage; event?: SampleEvent }

function momentsOf(day: SampleDay, end: Instant): Moment[] {
  const at = (minutesAgo: number): Instant => end - minutesAgo * minute
  const moments: Moment[] = [
    ...day.messages.map(message => ({ at: at(message.minutesAgo), order: 0, message })),
    ...day.events.map(event => ({ at: at(event.minutesAgo), order: 1, event })),
    ...clockMoments(day, end).map(moment => ({ at: moment, order: 2 })),
  ]
  return moments.toSorted((a, b) => a.at - b.at || a.order - b.order)
}

/** When a snooze ends, every two hours, and at the very end. */
function clockMoments(day: SampleDay, end: Instant): Instant[] {
  const start = Math.max(...day.messages.map(message => message.minutesAgo))
  const regular = Array.from(
    { length: Math.floor(start / clockEveryMinutes) },
    (_, i) => end - (i + 1) * clockEveryMinutes * minute,
  )
  const wakes = day.events.flatMap(event => (event.kind === 'snoozed' ? [end + event.untilInMinutes * minute] : []))
  return [...regular, ...wakes.filter(wake => wake < end), end]
}

/** The conversation and the person that a message belongs to. */
function matterFinder(day: SampleDay): (message: SampleMessage) => string[] {
  const messages = new Map(day.messages.map(message => [message.id, message]))
  return message => {
    const matters: string[] = []
    for (let at: SampleMessage | undefined = message; at; at = messages.get(at.replyTo ?? '')) {
      matters.push(`thread ${at.id}`)
      if (at.direction === 'in') matters.push(`person ${typeof at.from === 'string' ? at.from : at.from.externalId}`)
    }
    return matters
  }
}
