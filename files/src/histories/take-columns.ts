import type { CaseColumns, Coded } from '@evenhand/domain/audit/case-columns.ts'
import type { DuckDBDataChunk } from '@duckdb/node-api'
import { FileError } from '../file-error.ts'
import type { HistoryColumn } from './columns.ts'
import { momentColumns, numberColumns } from './columns.ts'
import type { Database } from './database.ts'
import { quoted } from './database.ts'
import { refuseTooFew, sumOf } from './left-out.ts'
import type { HistoryOptions } from './read-history.ts'
import type { Selected } from './select-history.ts'
import type { Unreadable } from './source.ts'

export type Taken = {
  columns: Omit<CaseColumns, 'text'>
  hasText: boolean
  found: readonly string[]
  left: readonly Unreadable[]
  rows: number
}

/**
 * Leaves out what cannot be used, counted by reason, and turns the rest into columns.
 * @param broken rows that could not even be read
 * @throws FileError where nothing, or too little, can be used
 */
export async function takeColumns(
  database: Database,
  selected: Selected,
  broken: readonly Unreadable[],
  { onTexts, now }: Pick<HistoryOptions, 'onTexts' | 'now'>,
): Promise<Taken> {
  const left = [...broken, ...(await leaveOut(database, selected, now))]
  const { count = 0, read = 0 } = await database.numbers(
    'select count(*) filter (where why is null) as count, count(*) as read from judged',
  )
  const rows = read + sumOf(broken)
  if (rows === 0) throw new FileError('file-empty', 'The file holds a header and no case.')
  refuseTooFew(
    count,
    rows,
    left.filter(({ reason }) => reason !== repeated),
  )
  const text = selected.found.includes('text')
  await nameWords(database, selected)
  const order = await orderOfUsed(database, read)
  const taker = new Taker(count, selected, order)
  const query = `select place::integer, ${taker.expressions.join(', ')} from judged where why is null`
  for await (const chunk of database.chunks(query)) {
    taker.take(chunk)
  }
  if (text && onTexts !== undefined) await readTexts(database, count, order, onTexts)
  return { columns: await taker.columns(database), hasText: text, found: selected.found, left, rows }
}

/** Clocks differ, and a time without an offset may have been read in another zone. */
const slack = 86_400_000
const hint = '; a mapping file says how times are written: "time": { "format": "MM/DD/YYYY HH:mm" }.'

const repeated = 'The same line stands in the file more than once.'

async function leaveOut(database: Database, { found }: Selected, now: number): Promise<Unreadable[]> {
  const has = (name: HistoryColumn) => found.includes(name)
  const why: [when: string, reason: string][] = [
    ['case_id is null', 'The row names no case.'],
    [`lower(case_id) in ('case_id', 'id', 'ticket id') and bad_opened_at`, 'The header line stands in the file once more.'],
  ]
  for (const name of momentColumns.filter(has)) {
    why.push([`bad_${name}`, `${name} cannot be read as a time${hint}`])
    why.push([`${name} > ${now + slack}`, `${name} lies in the future.`])
  }
  why.push(['opened_at is null', 'The row does not say when the case was opened.'])
  why.push(['first_response_at < opened_at', 'The first response lies before the opening.'])
  for (const name of ['resolved_at', 'closed_at'] as const) {
    if (has(name)) why.push([`${name} < opened_at`, `${name} lies before the opening.`])
  }
  for (const name of numberColumns.filter(has))
    why.push([`bad_${name} or ${name} < 0 and '${name}' <> 'value'`, `${name} is no number from 0.`])
  const cases = why.map(([when, reason]) => `when ${when} then ${quoted(reason)}`).join(' ')
  await database.run(`create temp table judged as select *, case ${cases} end as why from history`)
  // Only texts are asked for once more, and by their place.
  if (!has('text')) await database.run('drop table words')
  await leaveOutDoubles(database, ['opened_at', 'first_response_at', ...(has('resolved_at') ? ['resolved_at'] : [])])
  const counts = await database.rows(
    'select why, count(*)::double as count from judged where why is not null group by why order by 2 desc',
  )
  return counts.map(({ why: reason, count }) => ({ count: Number(count), reason: String(reason) }))
}

/** Most files hold none: what tells them from each other is only gathered of those that are there. */
async function leaveOutDoubles(database: Database, same: readonly string[]): Promise<void> {
  await database.run(
    'create temp table twice as select case_id from judged where why is null group by case_id having count(*) > 1',
  )
  await database.run(`create temp table doubles as select case_id, min(place) as first,
      ${same.map(name => `arg_min_null(${name}, place) as first_${name}`).join(', ')}
    from judged where why is null and case_id in (select case_id from twice) group by case_id`)
  const isSame = same.map(name => `judged.${name} is not distinct from first_${name}`).join(' and ')
  await database.run(`update judged set why = case when ${isSame} then ${quoted(repeated)} else 'The id appears before, with other times.' end
    from doubles where doubles.case_id = judged.case_id and why is null and first < place`)
  await database.run('drop table twice')
  await database.run('drop table doubles')
}

/**
 * Which case a place in the file becomes, from 0; −1 for one that is left out. The database gives rows in any order where it turns a list of words
 * into a join; a case whose text is another's would be worse than none.
 */
async function orderOfUsed(database: Database, rows: number): Promise<Int32Array> {
  const order = new Int32Array(rows + 1).fill(-1)
  for await (const chunk of database.chunks('select place::integer from judged where why is null')) {
    for (const place of chunk.getColumnValues(0)) order[Number(place)] = 0
  }
  let next = 0
  for (let place = 0; place < order.length; place += 1) {
    if (order[place] !== 0) continue
    order[place] = next
    next += 1
  }
  return order
}

/** The words of the cases that are used, in the order of the columns. */
async function readTexts(
  database: Database,
  count: number,
  order: Int32Array,
  onTexts: (texts: readonly (string | null)[], from: number, count: number) => void,
): Promise<void> {
  let from = 0
  for await (const chunk of database.chunks('select place_in_file::integer, text from words')) {
    const { rowCount } = chunk
    const [places, cells] = [chunk.getColumnVector(0), chunk.getColumnVector(1)]
    const texts: (string | null)[] = []
    for (let i = 0; i < rowCount; i += 1) {
      const at = order[Number(places.getItem(i))] ?? -1
      if (at === -1) continue
      if (at !== from + texts.length) throw new Error('Texts came in another order than that of the file.')
      texts.push(textOf(cells.getItem(i)))
    }
    onTexts(texts, from, count)
    from += texts.length
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

const codedColumns = [
  'channel',
  'severity',
  'priority',
  'level',
  'queue',
  'skill',
  'language',
  'region',
  'agent',
  'incident_id',
] as const
const truthful = `('true', '1', 'yes', 'y', 't', 'public')`
const untruthful = `('false', '0', 'no', 'n', 'f', 'private')`

/** A count, or a word for whether. */
const reopenings = `case when try_cast(reopened as double) >= 0 then try_cast(reopened as double)
  when lower(reopened) in ${truthful} then 1 when lower(reopened) in ${untruthful} then 0 end`
/** A word of common desks, or a number above the middle of what the file holds. */
const satisfied = `case when try_cast(satisfaction as double) is not null
    then (try_cast(satisfaction as double) > (select (min(try_cast(satisfaction as double)) + max(try_cast(satisfaction as double))) / 2 from judged))::integer
  when regexp_matches(lower(satisfaction), '^(bad|poor|negative|neutral)|not |un(happy|satisfied)|dissatisfied') then 0
  when regexp_matches(lower(satisfaction), 'good|great|excellent|happy|satisfied|positive') then 1 end`

/** An enumeration for each column of words, in the order of the alphabet: the database then knows each word by its number. */
async function nameWords(database: Database, { found }: Selected): Promise<void> {
  for (const name of [...codedColumns, 'customer_id' as const].filter(own => found.includes(own))) {
    const words = `select distinct ${name} from judged where why is null and ${name} is not null order by 1`
    await database.run(`create type words_of_${name} as enum (${words})`)
  }
}

/** Collects chunks into typed arrays. Words become numbers inside the database, in the order of the alphabet. */
class Taker {
  readonly expressions: string[] = []
  private readonly names: string[] = []
  private readonly arrays = new Map<string, Float64Array>()
  private readonly selected: Selected
  private readonly count: number
  private readonly order: Int32Array

  constructor(count: number, selected: Selected, order: Int32Array) {
    this.count = count
    this.selected = selected
    this.order = order
    const has = (name: HistoryColumn) => selected.found.includes(name)
    const add = (name: string, sql: string) => {
      this.names.push(name)
      this.expressions.push(`(${sql})::double`)
      this.arrays.set(name, new Float64Array(count))
    }
    for (const name of [...momentColumns, ...numberColumns].filter(has)) add(name, name)
    for (const name of [...codedColumns, 'customer_id' as const].filter(has)) {
      add(name, `coalesce(enum_code(${name}::words_of_${name}), -1)`)
    }
    if (has('public'))
      add('public', `case when lower(public) in ${truthful} then 1 when lower(public) in ${untruthful} then 0 end`)
    if (has('reopened')) add('reopened', reopenings)
    if (has('satisfaction')) add('satisfied', satisfied)
    const zone = selected.zone.name
    add('day', `epoch_ms(date_trunc('day', timezone(${quoted(zone)}, make_timestamptz((opened_at * 1000)::bigint)))) / 86400000`)
  }

  take(chunk: DuckDBDataChunk): void {
    const { rowCount } = chunk
    const places = chunk.getColumnVector(0)
    const rows = Int32Array.from({ length: rowCount }, (_, i) => this.order[Number(places.getItem(i))] ?? -1)
    for (const [k, name] of this.names.entries()) {
      const values = chunk.getColumnVector(k + 1)
      const column = this.arrays.get(name)
      if (column === undefined) continue
      for (let i = 0; i < rowCount; i += 1) {
        const value = values.getItem(i)
        column[rows[i] ?? -1] = typeof value === 'number' ? value : Number.NaN
      }
    }
  }

  async columns(database: Database): Promise<Omit<CaseColumns, 'text'>> {
    const of = (name: string) => this.arrays.get(name) ?? null
    const coded = async (name: (typeof codedColumns)[number]): Promise<Coded | null> => {
      const column = this.arrays.get(name)
      if (column === undefined) return null
      const rows = await database.rows(
        `select distinct ${name} as name from judged where why is null and ${name} is not null order by 1`,
      )
      return { codes: Int32Array.from(column), names: rows.map(row => String(row['name'])) }
    }
    const opened = of('opened_at') ?? new Float64Array()
    const customer = of('customer_id')
    return {
      count: this.count,
      opened,
      firstResponse: of('first_response_at') ?? new Float64Array(),
      watchedUntil: this.watched(opened),
      day: Int32Array.from(of('day') ?? []),
      resolved: of('resolved_at'),
      closed: earliest(of('resolved_at'), of('closed_at')),
      firstContact: of('first_contact_at'),
      customer: customer === null ? null : Int32Array.from(customer),
      followers: of('followers'),
      value: of('value'),
      public: of('public'),
      channel: await coded('channel'),
      severity: await coded('severity'),
      priority: await coded('priority'),
      level: await coded('level'),
      queue: await coded('queue'),
      skill: await coded('skill'),
      language: await coded('language'),
      region: await coded('region'),
      agent: await coded('agent'),
      incident: await coded('incident_id'),
      incidentDeclared: of('incident_declared_at'),
      remedyCost: of('remedy_cost'),
      wordsSent: of('words_sent'),
      pauses: of('pauses'),
      overrides: of('overrides'),
      reopened: of('reopened'),
      satisfied: of('satisfied'),
    }
  }

  /** Each case's own export, or the latest time in the file. */
  private watched(opened: Float64Array): Float64Array {
    let latest = Number.NEGATIVE_INFINITY
    const exported = this.arrays.get('exported_at')
    for (const name of momentColumns) {
      for (const at of this.arrays.get(name) ?? []) if (at > latest) latest = at
    }
    return Float64Array.from(opened, (at, i) => {
      const own = exported?.[i] ?? Number.NaN
      return Math.max(at, Number.isNaN(own) ? latest : own)
    })
  }
}

function earliest(a: Float64Array | null, b: Float64Array | null): Float64Array | null {
  if (a === null || b === null) return a ?? b
  return a.map((one, i) => {
    const other = b[i] ?? Number.NaN
    return Number.isNaN(one) ? other : Number.isNaN(other) ? one : Math.min(one, other)
  })
}
