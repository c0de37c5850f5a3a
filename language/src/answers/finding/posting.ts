/** How often a word stands in a passage: in the title of its document, above it, and in it. */
export type Counts = { title: number; headings: number; body: number }

const few = 255
const many = 32_767

/** Three counts in one number, so that a walk over passages reads memory in a row. More than fits counts as what fits. */
export function packed({ title, headings, body }: Counts): number {
  return Math.min(title, few) | (Math.min(headings, few) << 8) | (Math.min(body, many) << 16)
}

export const titleOf = (counts: number): number => counts & few
export const headingsOf = (counts: number): number => (counts >> 8) & few
export const bodyOf = (counts: number): number => counts >> 16

/** A passage that has gone. */
export const gone = -1

/** Where a word stands. Those gone are left in until they are half of it: leaving costs a look for the place, and nothing more. */
export class Posting {
  slots = new Int32Array(2)
  counts = new Int32Array(2)
  /** Places in use, those gone among them. */
  length = 0
  /** Passages that have the word. */
  size = 0

  add(slot: number, counts: number): void {
    if (this.length === this.slots.length) this.#grow(2 * this.length)
    this.slots[this.length] = slot
    this.counts[this.length] = counts
    this.length += 1
    this.size += 1
  }

  leave(slot: number): void {
    const at = this.slots.subarray(0, this.length).indexOf(slot)
    if (at === -1) return
    this.slots[at] = gone
    this.size -= 1
    if (this.size < this.length / 2) this.#close()
  }

  #grow(room: number): void {
    const [slots, counts] = [new Int32Array(room), new Int32Array(room)]
    slots.set(this.slots)
    counts.set(this.counts)
    this.slots = slots
    this.counts = counts
  }

  #close(): void {
    let to = 0
    for (let at = 0; at < this.length; at += 1) {
      if (this.slots[at] === gone) continue
      this.slots[to] = this.slots[at] ?? gone
      this.counts[to] = this.counts[at] ?? 0
      to += 1
    }
    this.length = to
  }
}
