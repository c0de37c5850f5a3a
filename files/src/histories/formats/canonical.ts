import { historyColumns } from '../columns.ts'
import type { Cells, HistoryFormat } from './format.ts'

/** Our own layout: each column under its own name. */
export const canonical: HistoryFormat = {
  name: 'canonical',
  label: 'the canonical layout',
  asksZone: false,
  fits: source => source.has('case_id') && source.has('opened_at') && source.has('first_response_at'),
  cells: source => Object.fromEntries(historyColumns.map(name => [name, source.cell(name)])) satisfies Cells,
}
