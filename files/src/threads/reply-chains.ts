import { GrowingArray } from './growing-array.ts'
import { SlotTable } from './slot-table.ts'

/** Marks a parent that only another message named; slots stay far below. */
const hearsay = 0x80000000
const longChain = 64

/**
 * Who replies to whom in a file, where a parent may stand after its children, or nowhere. Collected in a first reading;
 * then every message knows the root of its chain. About 16 bytes a message (plus the text of those ids that are no
 * plain numbers and that somebody replies to).
 */
export class ReplyChains {
  private readonly slots = new SlotTable()
  /** Parent's slot + 1; 0 for none. */
  private readonly parents = new GrowingArray(Uint32Array)
  /** Root's slot + 1, in long chains. */
  private readonly roots = new GrowingArray(Uint32Array)
  private readonly names = new Map<number, string>()

  slotOf(space: number, id: string): number {
    return this.slots.slotOf(space, id)
  }

  /** `id` says itself that it replies to `parentId`. The first such statement counts; nothing replies to itself. */
  link(space: number, id: string, parentId: string): void {
    this.note(space, id, parentId, 0)
  }

  /** Somebody else says so: counts only until the message itself speaks. */
  linkIfUnknown(space: number, id: string, parentId: string): void {
    this.note(space, id, parentId, hearsay)
  }

  parentOf(slot: number): number | null {
    const parent = this.parents.get(slot)
    return parent === 0 ? null : (parent & ~hearsay) - 1
  }

  /**
   * The slot at the head of a chain, once every link is known. Of a circle, which real exports hold, it is the smallest
   * slot, so all its members agree.
   */
  rootOf(slot: number): number {
    const known = this.roots.get(slot)
    if (known !== 0) return known - 1
    const { root, steps } = this.walk(slot)
    // In a long chain every message on the way learns it too, so that it is walked once. Short ones cost no memory.
    if (steps > longChain) {
      for (let at: number | null = slot; at !== null && this.roots.get(at) === 0; at = this.parentOf(at))
        this.roots.set(at, root + 1)
    }
    return root
  }

  /** The id of a slot that somebody replies to, or of any plain number. */
  idOf(slot: number): string | null {
    return this.slots.idOf(slot) ?? this.names.get(slot) ?? null
  }

  /** Every message and link is known, and each draft keeps its slot: what only finds slots is given back. */
  seal(): void {
    this.slots.seal()
  }

  get size(): number {
    return this.slots.size
  }

  private note(space: number, id: string, parentId: string, flag: number): void {
    const child = this.slotOf(space, id)
    const parent = this.slotOf(space, parentId)
    const known = this.parents.get(child)
    const isSettled = flag === hearsay ? known !== 0 : known !== 0 && known < hearsay
    if (child === parent || isSettled) return
    if (this.slots.idOf(parent) === null) this.names.set(parent, parentId)
    this.parents.set(child, parent + 1 + flag)
  }

  /** Meets circles by a mark that moves on at every power of two of steps (Brent), so it needs no memory. */
  private walk(slot: number): { root: number; steps: number } {
    let mark = slot
    let steps = 0
    let limit = 16
    let at = slot
    for (let parent = this.parentOf(at); parent !== null; parent = this.parentOf(at)) {
      at = parent
      if (this.roots.get(at) !== 0) return { root: this.roots.get(at) - 1, steps }
      if (at === mark) return { root: this.smallestOfCircle(at), steps }
      steps += 1
      if (steps === limit) {
        mark = at
        limit *= 2
      }
    }
    return { root: at, steps }
  }

  private smallestOfCircle(start: number): number {
    let smallest = start
    for (let at = this.parentOf(start); at !== null && at !== start; at = this.parentOf(at)) smallest = Math.min(smallest, at)
    return smallest
  }
}
