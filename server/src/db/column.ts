import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { ColumnType } from 'kysely'

/**
 * What a column holds, in one value that is both the PostgreSQL type (for bulk inserts) and the TypeScript types:
 * `Read` as it is read and as bulk inserts take it, `Write` as Kysely's insert and update take it.
 */
export type Column<Read, Write = Read, Required extends boolean = boolean> = {
  readonly pg: PgType
  readonly required: Required
  /** Never there at run time: it only carries the types. */
  readonly types?: { row: Read; write: Write }
}

export type PgType =
  | 'tsvector'
  | 'uuid'
  | 'text'
  | 'int2'
  | 'int4'
  | 'int8'
  | 'float4'
  | 'float8'
  | 'bool'
  | 'timestamptz'
  | 'jsonb'
  | 'json'
  | 'bytea'
  | 'text[]'
  | 'uuid[]'

declare const written: unique symbol
/** Only `timestamp()` makes one, so that a bare number cannot reach a `timestamptz`. */
export type TimestampText = string & { [written]: 'timestamp' }
/** Only `json()` makes one, so that an array cannot be mistaken for a PostgreSQL array. */
export type JsonText = string & { [written]: 'json' }

type Kind<Read, Write = Read> = {
  /** Not null. */
  (): Column<Read, Write, true>
}

function column<Read, Write = Read>(pg: PgType): Column<Read, Write, true> {
  return { pg, required: true }
}

export const uuid: Kind<string> = () => column('uuid')
export const int2: Kind<number> = () => column('int2')
export const int4: Kind<number> = () => column('int4')
export const int8: Kind<number> = () => column('int8')
export const float4: Kind<number> = () => column('float4')
export const float8: Kind<number> = () => column('float8')
export const bool: Kind<boolean> = () => column('bool')
/** Only read in conditions, only written by expressions: never in a bulk insert. */
export const searchWords: Kind<string> = () => column('tsvector')
export const bytea: Kind<Buffer> = () => column('bytea')
/** Only written by expressions: never in a bulk insert. */
export const uuids: Kind<string[]> = () => column('uuid[]')
export const texts: Kind<string[]> = () => column('text[]')
/** Read as an instant (epoch milliseconds), written through `timestamp()`. */
export const moment: Kind<Instant, TimestampText> = () => column('timestamptz')

/** A text; with a type argument, one of a closed vocabulary. */
export function text<Words extends string = string>(): Column<Words, Words, true> {
  return column('text')
}

/** A number of a closed set. */
export function oneOf<Numbers extends number>(): Column<Numbers, Numbers, true> {
  return column('int2')
}

/** Read as its value, written through `json()`. The value is as trustworthy as the code that wrote it. */
export function json<Value = unknown>(): Column<Value, JsonText, true> {
  return column('jsonb')
}

/** A document that is read whole and never searched: as `json`, a third of the cost of writing jsonb. */
export function wholeJson<Value = unknown>(): Column<Value, JsonText, true> {
  return column('json')
}

/** May be null. */
export function nullable<Read, Write>({ pg }: Column<Read, Write, true>): Column<Read | null, Write | null, false> {
  return { pg, required: false }
}

/** Not null, but the database fills it in. */
export type Defaulted<Read, Write> = Column<Read, Write | undefined, true> & { readonly defaulted: true }
export function defaulted<Read, Write>({ pg }: Column<Read, Write, true>): Defaulted<Read, Write> {
  return { pg, required: true, defaulted: true }
}

/** Not null, and only ever filled in by the database. */
export type Generated<Read> = Column<Read, never, true> & { readonly generated: true }
export function generated<Read, Write>({ pg }: Column<Read, Write, true>): Generated<Read> {
  return { pg, required: true, generated: true }
}

export type Columns = Record<string, Column<unknown, unknown>>

type RowOf<C> = C extends Column<infer Read, infer _Write> ? Read : never
type KyselyColumn<C> =
  C extends Generated<infer Read>
    ? ColumnType<Read, never, never>
    : C extends Defaulted<infer Read, infer Write>
      ? ColumnType<Read, Write | undefined, Write>
      : C extends Column<infer Read, infer Write, false>
        ? ColumnType<Read, Write | undefined, Write>
        : C extends Column<infer Read, infer Write>
          ? ColumnType<Read, Write, Write>
          : never

/** The table as Kysely sees it. */
export type KyselyTable<T> = { [K in keyof T]: KyselyColumn<T[K]> }

/** A whole row as it is read. */
export type Row<T> = { [K in keyof T]: RowOf<T[K]> }

type OptionalKeys<T> = { [K in keyof T]: T[K] extends { defaulted: true } | { required: false } ? K : never }[keyof T]
type GeneratedKeys<T> = { [K in keyof T]: T[K] extends { generated: true } ? K : never }[keyof T]

/** A row as `insertRows` takes it: plain values, instants as numbers, json as values. */
export type NewRow<T> = { [K in Exclude<keyof T, OptionalKeys<T> | GeneratedKeys<T>>]: RowOf<T[K]> } & {
  [K in Exclude<OptionalKeys<T>, GeneratedKeys<T>>]?: RowOf<T[K]> | undefined
}
