import type { Columns, KyselyTable, NewRow, Row } from './column.ts'
import * as customers from './tables/customers.ts'
import * as answers from './tables/answers.ts'
import * as cases from './tables/cases.ts'
import * as fairness from './tables/fairness.ts'
import * as links from './tables/links.ts'
import * as understanding from './tables/understanding.ts'
import * as sources from './tables/sources.ts'
import * as topics from './tables/topics.ts'
import * as value from './tables/value.ts'
import * as traffic from './tables/traffic.ts'

/**
 * Every table of schema app. A test compares this with what the migrations really make, so it can be believed.
 * Instants are read as epoch milliseconds and written through `timestamp()`; jsonb is written through `json()`.
 */
export const tables = {
  ...customers,
  ...links,
  ...cases,
  ...topics,
  ...traffic,
  ...answers,
  ...understanding,
  ...fairness,
  ...sources,
  ...value,
} satisfies Record<string, Columns>

export type TableName = keyof typeof tables

/** For Kysely. */
export type Tables = { [Name in TableName]: KyselyTable<(typeof tables)[Name]> }
/** A row as it is read, for example `RowOf<'cases'>`. */
export type RowOf<Name extends TableName> = Row<(typeof tables)[Name]>
/** A row as `insertRows` takes it. */
export type NewRowOf<Name extends TableName> = NewRow<(typeof tables)[Name]>
