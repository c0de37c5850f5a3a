import { FileError } from '../file-error.ts'
import type { Database } from './database.ts'
import { quoted } from './database.ts'

export type Zone = { name: string; isStated: boolean }
export type ReadMoments = {
  /** SQL of epoch milliseconds, as a double; null where the words are no moment. */
  sql: string
  /** Some words named no offset: they were taken in the zone. */
  isLocal: boolean
}

const number = String.raw`^-?\d+(\.\d+)?$`
const offset = String.raw`(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)$`

/**
 * How a column of moments is written, seen on the whole column: epoch numbers, ISO 8601 with an offset from UTC, or without one.
 * @param cell SQL of the words
 * @param zone of moments without an offset
 * @throws FileError where some name an offset and others do not, and nobody said which zone is meant
 */
export async function momentsOf(
  database: Database,
  table: string,
  column: string,
  cell: string,
  zone: Zone,
  pattern: string | undefined,
): Promise<ReadMoments> {
  if (pattern !== undefined) return { sql: inZone(`try_strptime(${cell}, ${quoted(pattern)})`, zone), isLocal: true }
  const { numbers, withOffset, all } = await database.numbers(`select count(c) as "all",
      count(*) filter (where right(c, 1) <> 'Z' and regexp_matches(c, ${quoted(number)})) as numbers,
      count(*) filter (where right(c, 1) = 'Z' or regexp_matches(substr(c, 11), ${quoted(offset)})) as "withOffset"
    from (select ${cell} as c from ${table})`)
  const others = (all ?? 0) - (numbers ?? 0) - (withOffset ?? 0)
  const isAllOthers = numbers === 0 && withOffset === 0
  // Words that are no time, as a header line in between, are in no zone.
  const local = others === 0 ? 0 : await readableAmong(database, table, cell)
  if (all === numbers) return { sql: ofNumber(cell), isLocal: false }
  if (local === 0 && numbers === 0) return { sql: ofOffset(cell), isLocal: false }
  if (local > 0 && (withOffset ?? 0) > 0 && !zone.isStated) {
    throw new FileError(
      'bad-mapping',
      `Some times of ${column} name their offset from UTC and some do not. Say with --tz in which zone the others are, as --tz Europe/Paris.`,
    )
  }
  if (isAllOthers) return { sql: inZone(`try_cast(${cell} as timestamp)`, zone), isLocal: local > 0 }
  return {
    sql: `case when regexp_matches(${cell}, ${quoted(number)}) then ${ofNumber(cell)}
      when regexp_matches(substr(${cell}, 11), ${quoted(offset)}) then ${ofOffset(cell)}
      else ${inZone(`try_cast(${cell} as timestamp)`, zone)} end`,
    isLocal: local > 0,
  }
}

async function readableAmong(database: Database, table: string, cell: string): Promise<number> {
  const { readable } = await database.numbers(
    `select count(*) as readable from (select ${cell} as c from ${table})
     where try_cast(c as timestamp) is not null and not regexp_matches(substr(c, 11), ${quoted(offset)})`,
  )
  return readable ?? 0
}

/** Ten digits are seconds until the year 5138, and milliseconds from 1973 on have more. */
function ofNumber(cell: string): string {
  return `(case when abs(try_cast(${cell} as double)) < 1e11 then 1000 else 1 end) * try_cast(${cell} as double)`
}

function ofOffset(cell: string): string {
  return `epoch_ms(try_cast(${cell} as timestamptz))::double`
}

function inZone(timestamp: string, { name }: Zone): string {
  const plain = `(${timestamp})::timestamp`
  return name === 'UTC' ? `epoch_ms(${plain})::double` : `epoch_ms(timezone(${quoted(name)}, ${plain}))::double`
}

const factors = { milliseconds: 1, seconds: 1000, minutes: 60_000 } as const

/** SQL of milliseconds, from a duration in words. */
export function durationOf(sql: string, unit: keyof typeof factors | 'hours-minutes-seconds'): string {
  if (unit !== 'hours-minutes-seconds') return `try_cast(${sql} as double) * ${factors[unit]}`
  const part = (place: number) => `try_cast(split_part(${sql}, ':', ${place}) as double)`
  return `(case when ${sql} like '%:%' then 3600000 * ${part(1)} + 60000 * ${part(2)} + coalesce(1000 * ${part(3)}, 0) end)`
}
