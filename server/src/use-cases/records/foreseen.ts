import { SlotTable } from '@evenhand/files/threads/slot-table.ts'

const spaces = { email: 0, phone: 1, order: 2 } as const

/**
 * What earlier pieces of a dry run would have stored, had it been none: a refund further down finds its order, a second customer the address
 * of the first. About 12 bytes each.
 */
export class Foreseen {
  private readonly slots = new SlotTable()

  /** @returns whether it was there before */
  add(kind: keyof typeof spaces, value: string): boolean {
    const before = this.slots.size
    return this.slots.slotOf(spaces[kind], value) < before
  }

  has(kind: keyof typeof spaces, value: string): boolean {
    return this.slots.has(spaces[kind], value)
  }
}
