import { GrowingArray } from './growing-array.ts'
import { decimalOf, idKey } from './id-key.ts'

/**
 * Gives each message id of a file a small number ("slot"), in about 12 bytes an id (16 where they reach beyond 2³²). Ids of different spaces (channels)
 * are different ids.
 */
export class SlotTable {
  private readonly high = new GrowingArray(Uint32Array)
  private readonly low = new GrowingArray(Uint32Array)
  /** Space × 2, + 1 for hashed keys. */
  private readonly space = new GrowingArray(Uint16Array)
  private table = new Uint32Array(1 << 16)
  private count = 0

  get size(): number {
    return this.count
  }

  /** The slot of an id; the same one for ever. */
  slotOf(space: number, id: string): number {
    const { high, low, isExact } = idKey(id)
    const tag = space * 2 + (isExact ? 0 : 1)
    const at = this.find(high, low, tag)
    const entry = this.table[at]
    if (entry) return entry - 1
    const slot = this.count
    this.high.set(slot, high)
    this.low.set(slot, low)
    this.space.set(slot, tag)
    this.table[at] = slot + 1
    this.count += 1
    // Four fifths full: the walks stay short, and the table doubles late.
    if (this.count * 5 > this.table.length * 4) this.grow()
    return slot
  }

  /** Whether an id has a slot already. */
  has(space: number, id: string): boolean {
    const { high, low, isExact } = idKey(id)
    return Boolean(this.table[this.find(high, low, space * 2 + (isExact ? 0 : 1))])
  }

  /** Gives the hash table back once every id has its slot; `slotOf` must not be asked any more. */
  seal(): void {
    this.table = new Uint32Array(0)
  }

  /** The id in words where its key is exact; null for a hashed one. */
  idOf(slot: number): string | null {
    return this.space.get(slot) % 2 === 0 ? decimalOf(this.high.get(slot), this.low.get(slot)) : null
  }

  /** Where an id stands in the table, or where it would. */
  private find(high: number, low: number, tag: number): number {
    let at = this.place(high, low, tag)
    for (let entry = this.table[at]; entry; entry = this.table[at]) {
      if (this.low.get(entry - 1) === low && this.high.get(entry - 1) === high && this.space.get(entry - 1) === tag) return at
      at = (at + 1) & (this.table.length - 1)
    }
    return at
  }

  private place(high: number, low: number, tag: number): number {
    const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b) ^ Math.imul(tag, 0xc2b2ae35), 0x9e3779b1)
    return ((mixed ^ (mixed >>> 15)) >>> 0) & (this.table.length - 1)
  }

  private grow(): void {
    const { length } = this.table
    // Freed first, so that the old and the new one never stand side by side: everything in it is known from the slots.
    this.table = new Uint32Array(0)
    this.table = new Uint32Array(length * 2)
    for (let slot = 0; slot < this.count; slot += 1) {
      let at = this.place(this.high.get(slot), this.low.get(slot), this.space.get(slot))
      while (this.table[at]) at = (at + 1) & (length * 2 - 1)
      this.table[at] = slot + 1
    }
  }
}
