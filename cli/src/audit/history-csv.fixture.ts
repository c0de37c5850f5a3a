import type { CaseColumns } from '@evenhand/domain/audit/case-columns.ts'

const header = [
  'case_id',
  'customer_id',
  'channel',
  'public',
  'first_contact_at',
  'opened_at',
  'first_response_at',
  'closed_at',
  'exported_at',
  'severity',
  'priority',
  'value',
  'followers',
].join(',')

/** A made-up history in the canonical layout, line by line. @param earlier milliseconds by which all of it lies back */
export function* csvLines(cases: CaseColumns, earlier = 0): Generator<string> {
  yield `${header}\n`
  for (let row = 0; row < cases.count; row += 1) {
    const word = (column: CaseColumns['severity']) => column?.names[column.codes[row] ?? -1] ?? ''
    yield `${[
      row,
      `c${cases.customer?.[row] ?? ''}`,
      word(cases.channel),
      cases.public?.[row] === 1,
      instant(cases.firstContact, row, earlier),
      instant(cases.opened, row, earlier),
      instant(cases.firstResponse, row, earlier),
      instant(cases.closed, row, earlier),
      instant(cases.watchedUntil, row, earlier),
      word(cases.severity),
      word(cases.priority),
      cases.value?.[row]?.toFixed(2) ?? '',
      cases.followers?.[row] ?? '',
    ].join(',')}\n`
  }
}

function instant(column: Float64Array | null, row: number, earlier: number): string {
  const at = column?.[row] ?? Number.NaN
  return Number.isNaN(at) ? '' : new Date(at - earlier).toISOString()
}
