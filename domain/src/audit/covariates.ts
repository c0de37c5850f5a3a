import { numbersAt } from './case-columns.ts'
import type { CaseColumns } from './case-columns.ts'

export type Covariate = { name: string; values: Float64Array }

const hour = 3_600_000
const sameMoment = 60_000

/**
 * What is held equal beside strata: what the customer is worth, with a flag where it is not known, how long the matter had waited before this case
 * and that an earlier contact failed, and, where no record says how severe it was, what the text makes likely. Nothing that the company
 * set afterwards.
 */
export function covariatesOf(cases: CaseColumns, rows: Uint32Array): Covariate[] {
  return [...worth(cases, rows), ...earlierContact(cases, rows), ...readSeverity(cases, rows)]
}

function worth({ value }: CaseColumns, rows: Uint32Array): Covariate[] {
  if (value === null) return []
  return [
    { name: 'monetary', values: numbersAt(rows, row => Math.log10(1 + Math.max(0, known(value[row])))) },
    { name: 'monetary-missing', values: numbersAt(rows, row => (Number.isNaN(value[row]) ? 1 : 0)) },
  ]
}

function earlierContact({ firstContact, opened }: CaseColumns, rows: Uint32Array): Covariate[] {
  if (firstContact === null) return []
  const waited = numbersAt(rows, row => Math.max(0, (opened[row] ?? 0) - known(firstContact[row], opened[row] ?? 0)))
  return [
    { name: 'waited-before', values: waited.map(milliseconds => Math.log1p(milliseconds / hour)) },
    { name: 'earlier-contact', values: waited.map(milliseconds => (milliseconds > sameMoment ? 1 : 0)) },
  ]
}

function readSeverity({ severity, text }: CaseColumns, rows: Uint32Array): Covariate[] {
  if (severity !== null || text === null) return []
  return text.severityChances.map((column, k) => ({
    name: `severity-read-${k + 1}`,
    values: numbersAt(rows, row => column[row] ?? 0),
  }))
}

/** A flag for each class of a column but its most frequent, for models without strata. Rare classes are put together. */
export function dummiesOf(codes: ArrayLike<number>, rows: Uint32Array, name: string, most = 12): Covariate[] {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(codes[row] ?? -1, (counts.get(codes[row] ?? -1) ?? 0) + 1)
  const [, ...others] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([code]) => code)
  return others.slice(0, most).map(code => ({
    name: `${name}-${code}`,
    values: numbersAt(rows, row => (codes[row] === code ? 1 : 0)),
  }))
}

export function hasEarlierContact({ firstContact, opened }: CaseColumns, row: number): boolean {
  return firstContact !== null && (opened[row] ?? 0) - known(firstContact[row], Infinity) > sameMoment
}

function known(value: number | undefined, otherwise = 0): number {
  return value === undefined || Number.isNaN(value) ? otherwise : value
}
