import type { AnyRecord } from '@evenhand/contract/records.ts'
import { GrowingArray } from '../threads/growing-array.ts'
import { idKey } from '../threads/id-key.ts'
import { SlotTable } from '../threads/slot-table.ts'
import type { ReadRow } from './row-reader.ts'

const spaces = { customer: 0, order: 1, refund: 2, cancellation: 3, subscription: 4, contact: 5 } as const

/**
 * Notices a second row of the same id. One that says the same says nothing; one that says something else is rejected, because which of both is
 * true nobody can tell, and the file would change things at every import.
 */
export class SeenRecords {
  private readonly slots = new SlotTable()
  private readonly lines = new GrowingArray(Uint32Array)
  private readonly contents = new GrowingArray(Uint32Array)

  check(read: ReadRow, line: number): (ReadRow & { ok: false }) | (ReadRow & { ok: true; isAgain: boolean }) {
    if (!read.ok) return read
    const { record } = read
    const id = idOf(record)
    const before = this.slots.size
    const slot = this.slots.slotOf(spaces[record.kind], id)
    const content = idKey(JSON.stringify(record)).low
    if (slot < before) {
      if (this.contents.get(slot) === content) return { ...read, isAgain: true }
      return { ok: false, reason: `${id} stands in line ${this.lines.get(slot)} already, with something else in it.` }
    }
    this.lines.set(slot, line)
    this.contents.set(slot, content)
    return { ...read, isAgain: false }
  }
}

function idOf(record: AnyRecord): string {
  if (record.kind === 'cancellation') return record.order
  return 'externalId' in record ? record.externalId : record.number
}
