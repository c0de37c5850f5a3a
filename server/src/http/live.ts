import type { Context as HonoContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { LiveEvent } from '@evenhand/contract/live.ts'
import type { Logger } from '../use-cases/context.ts'
import type { HttpEnv } from './parts.ts'
import { openPresence, type PresenceNotice } from './presence.ts'

/** Names of the notices of PostgreSQL; `desk` carries presence between processes. */
export const liveChannels = { changes: 'evenhand_live', presence: 'evenhand_presence' } as const

/** All desks of this process behind one listening connection. */
export type LiveHub = {
  /** Called by the listener of the database. */
  heard(channel: string, payload: string): void
  /** Articles or kept answers of a workspace changed. */
  answersChanged(workspaceId: string): void
  /** Notices may be missing: every desk reads its lists anew. */
  missedSome(): void
  /** Answers a desk with its stream. */
  stream(c: HonoContext<HttpEnv>): Response
  /** Somebody looks at or writes on a case; tells the other processes through `notify`. */
  present(notice: PresenceNotice): Promise<void>
  /** How many desks listen now. */
  size(): number
  close(): void
}

type Desk = { workspaceId: string; send(text: string): void; close(): void }

const heartbeatMs = 25_000
/** A desk that does not read is let go; it comes back and reads its lists anew. */
const mostWaiting = 256

export type LiveOptions = {
  log: Logger
  now: () => number
  /** `pg_notify` outside any transaction. */
  notify: (channel: string, payload: string) => Promise<void>
}

/** Fans ids and versions out to the desks of a workspace; words never travel this way. */
export function openLive({ log, now, notify }: LiveOptions): LiveHub {
  const desks = new Map<string, Set<Desk>>()
  const presence = openPresence(now)

  function tell(workspaceId: string, event: LiveEvent): void {
    const listening = desks.get(workspaceId)
    if (!listening?.size) return
    // Written once, sent to all of them.
    const text = `data: ${JSON.stringify(event)}\n\n`
    for (const desk of listening) desk.send(text)
  }

  function hearPresence(payload: string): boolean {
    const notice = parseNotice(presenceNotice, payload)
    if (notice !== null) tell(notice.w, { type: 'presence', ...presence.take(notice) })
    return notice !== null
  }

  function hearChanges(payload: string): boolean {
    const notice = parseNotice(changesNotice, payload)
    if (notice !== null) tell(notice.w, eventOf(notice))
    return notice !== null
  }

  return {
    heard(channel, payload) {
      const told = channel === liveChannels.presence ? hearPresence(payload) : hearChanges(payload)
      if (!told) log.warn({ channel }, 'a live notice could not be read')
    },
    answersChanged: workspaceId => tell(workspaceId, { type: 'answers' }),
    missedSome() {
      for (const workspaceId of desks.keys()) tell(workspaceId, { type: 'many' })
    },
    stream(c) {
      const { workspaceId } = c.get('actor')
      // Proxies must not hold the events back.
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, stream => follow(stream, workspaceId, desks))
    },
    present: notice => notify(liveChannels.presence, JSON.stringify(notice)),
    size: () => [...desks.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      for (const listening of desks.values()) for (const desk of listening) desk.close()
      desks.clear()
    },
  }
}

type Stream = { write(text: string): Promise<unknown>; onAbort(listener: () => void): void }

/** Stays until the desk goes away. */
function follow(stream: Stream, workspaceId: string, desks: Map<string, Set<Desk>>): Promise<void> {
  return new Promise(resolve => {
    let waiting = 0
    const listening = desks.get(workspaceId) ?? new Set()
    desks.set(workspaceId, listening)
    const desk: Desk = {
      workspaceId,
      send(text) {
        waiting += 1
        if (waiting > mostWaiting) return desk.close()
        stream.write(text).then(
          () => (waiting -= 1),
          () => desk.close(),
        )
      },
      close() {
        clearInterval(heartbeat)
        listening.delete(desk)
        if (listening.size === 0 && desks.get(workspaceId) === listening) desks.delete(workspaceId)
        resolve()
      },
    }
    const heartbeat = setInterval(() => desk.send(': still here\n\n'), heartbeatMs)
    heartbeat.unref()
    stream.onAbort(() => desk.close())
    listening.add(desk)
    desk.send('retry: 2000\n: welcome\n\n')
  })
}

const changesNotice = z.object({
  w: z.uuid(),
  c: z.array(z.tuple([z.uuid(), z.number().int()])).optional(),
  p: z.array(z.uuid()).optional(),
  many: z.literal(true).optional(),
  import: z.uuid().optional(),
  fairness: z.literal(true).optional(),
})
const presenceNotice = z.object({
  w: z.uuid(),
  caseId: z.uuid(),
  userId: z.string(),
  state: z.enum(['viewing', 'writing', 'gone']),
})

function parseNotice<S extends z.ZodType>(shape: S, payload: string): z.output<S> | null {
  try {
    return shape.parse(JSON.parse(payload))
  } catch {
    return null
  }
}

function eventOf(notice: z.output<typeof changesNotice>): LiveEvent {
  if (notice.import !== undefined) return { type: 'import', id: notice.import }
  if (notice.p !== undefined) return { type: 'customers', ids: notice.p }
  if (notice.fairness) return { type: 'fairness' }
  return notice.c && !notice.many ? { type: 'cases', cases: notice.c } : { type: 'many' }
}
