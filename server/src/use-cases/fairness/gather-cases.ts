import type { CaseColumns, Coded, TextColumns } from '@evenhand/domain/audit/case-columns.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { AuditedCase } from '../../db/queries/fairness/history.ts'

/** What the audit has to know before the first case. */
export type Ground = {
  /** More cases than this are not expected. */
  count: number
  /** The moment of the audit: later events have not happened. */
  now: Instant
  /** Until when imported files tell of their cases, by channel. */
  archiveEnds: ReadonlyMap<string, Instant>
}

const columnNames = [
  'opened',
  'firstResponse',
  'watchedUntil',
  'resolved',
  'firstContact',
  'followers',
  'isPublic',
  'wordsSent',
  'pauses',
  'overrides',
  'reopened',
  'value',
] as const

/** Puts cases into the columns that the audit of a file uses too, as they come. */
export class CaseGatherer {
  private readonly ground: Ground
  private readonly columns = new Map<string, Float64Array>()
  private readonly day: Int32Array
  private readonly words = new Map<string, { codes: Int32Array; names: Map<string, number> }>()
  private taken = 0
  private archived = 0

  constructor(ground: Ground) {
    this.ground = ground
    this.day = new Int32Array(ground.count)
    for (const name of columnNames) this.columns.set(name, new Float64Array(ground.count))
  }

  /** @returns how many of them were taken: what is opened while we read waits for the next night */
  add(cases: readonly AuditedCase[]): number {
    const room = cases.slice(0, this.ground.count - this.taken)
    for (const one of room) this.addOne(one)
    return room.length
  }

  /** How many came in with a file, and were watched until its end. */
  get archivedCases(): number {
    return this.archived
  }

  all(text: TextColumns, language: Coded): CaseColumns {
    const moments = (name: string) => (this.columns.get(name) ?? new Float64Array()).subarray(0, this.taken)
    const coded = (name: string): Coded => {
      const { codes, names } = this.words.get(name) ?? { codes: new Int32Array(), names: new Map<string, number>() }
      return { codes: codes.subarray(0, this.taken), names: [...names.keys()] }
    }
    const resolved = moments('resolved')
    return {
      count: this.taken,
      opened: moments('opened'),
      firstResponse: moments('firstResponse'),
      watchedUntil: moments('watchedUntil'),
      day: this.day.subarray(0, this.taken),
      resolved,
      closed: resolved,
      firstContact: moments('firstContact'),
      customer: coded('customer').codes,
      followers: orNull(moments('followers')),
      value: orNull(moments('value')),
      public: orNull(moments('isPublic')),
      channel: coded('channel'),
      severity: coded('severity'),
      priority: coded('priority'),
      level: coded('level'),
      queue: coded('desk'),
      skill: null,
      language,
      region: null,
      agent: null,
      incident: null,
      incidentDeclared: null,
      remedyCost: null,
      wordsSent: moments('wordsSent'),
      pauses: moments('pauses'),
      overrides: moments('overrides'),
      reopened: moments('reopened'),
      satisfied: null,
      text,
    }
  }

  private addOne(one: AuditedCase): void {
    const { ground } = this
    const end = one.channel_id === null ? undefined : ground.archiveEnds.get(one.channel_id)
    if (end !== undefined) this.archived += 1
    const watched = Math.max(one.opened_at, Math.min(ground.now, end ?? ground.now))
    this.put('opened', one.opened_at)
    this.put('firstResponse', one.first_response_at === null ? null : Math.max(one.opened_at, one.first_response_at))
    this.put('watchedUntil', watched)
    // Nobody closed what came in to be read, nor what was closed here after its file had ended.
    this.put('resolved', one.is_history || one.resolved_at === null || one.resolved_at > watched ? null : one.resolved_at)
    this.put('firstContact', Math.min(one.waiting_since, one.opened_at))
    this.put('followers', one.followers)
    this.put('isPublic', one.is_public === null ? null : one.is_public ? 1 : 0)
    this.put('wordsSent', one.words_sent)
    this.put('pauses', one.pauses)
    this.put('overrides', one.overrides)
    this.put('reopened', one.reopened)
    this.put('value', one.value)
    this.day[this.taken] = one.day
    this.code('customer', one.customer_id)
    this.code('channel', one.channel_id)
    this.code('severity', one.severity)
    this.code('priority', one.severity_set ?? one.severity)
    this.code('level', one.level)
    this.code('desk', one.desk)
    this.taken += 1
  }

  private put(name: (typeof columnNames)[number], value: number | null): void {
    const column = this.columns.get(name)
    if (column !== undefined) column[this.taken] = value ?? Number.NaN
  }

  private code(name: string, word: string | null): void {
    const known = this.words.get(name) ?? { codes: new Int32Array(this.ground.count), names: new Map<string, number>() }
    this.words.set(name, known)
    const code = word === null ? -1 : (known.names.get(word) ?? known.names.size)
    if (word !== null) known.names.set(word, code)
    known.codes[this.taken] = code
  }
}

/** A column in which nothing is known is none: the report then says what it would take. */
function orNull(column: Float64Array): Float64Array | null {
  return column.some(value => !Number.isNaN(value)) ? column : null
}
