import { GrowingArray } from '../threads/growing-array.ts'
import type { ReplyChains } from '../threads/reply-chains.ts'

const mostHandles = 32_000
/** Marks a mention. */
const mentionMark = 0x8000
const mention = /@(\w{1,40})/g
const onlyDigits = /^\d+$/

/** Collects which company wrote, was mentioned or replied, so that every message finds the one it belongs to. */
export class TwcsCompanies {
  private readonly chains: ReplyChains
  private readonly numbers = new Map<string, number>()
  /** A company's own spelling of its handle, by number; empty while nobody wrote under it. */
  private readonly names: string[] = ['']
  /** By slot, the company that wrote it, or, marked, the one that its customer mentions; 0 for none. */
  private readonly named = new GrowingArray(Uint16Array)
  /** By slot, the first company that replied to it. */
  private readonly repliedBy = new GrowingArray(Uint16Array)
  private threads: GrowingArray | null = null

  constructor(chains: ReplyChains) {
    this.chains = chains
  }

  noteAuthor(slot: number, company: string): void {
    const number = this.numberOf(company)
    this.names[number] ||= company
    this.named.set(slot, number)
  }

  noteReply(parentSlot: number, company: string): void {
    if (this.repliedBy.get(parentSlot) === 0) this.repliedBy.set(parentSlot, this.numberOf(company))
  }

  /** The first handle in the text that is no number (customers of the data set are numbers). */
  noteMention(slot: number, text: string): void {
    for (const [, handle = ''] of text.matchAll(mention)) {
      if (onlyDigits.test(handle)) continue
      const number = this.numberOf(handle)
      if (number !== 0) this.named.set(slot, number + mentionMark)
      return
    }
  }

  /**
   * The company that a message belongs to: its author, else the one it replies to, mentions, or that replied to it; else
   * that of the nearest message up the chain, else the first that wrote in the thread. Null when there is none.
   */
  companyOf(slot: number): string | null {
    let at: number | null = slot
    // A circle of replies has no head; nobody's company is a thousand replies away.
    for (let steps = 0; at !== null && steps < 1000; steps += 1) {
      const number = this.directOf(at)
      if (number !== 0) return this.names[number] ?? null
      at = this.chains.parentOf(at)
    }
    return this.names[this.threadCompanies().get(this.chains.rootOf(slot))] || null
  }

  private directOf(slot: number): number {
    const parent = this.chains.parentOf(slot)
    return (
      this.authorOf(slot) ||
      (parent === null ? 0 : this.authorOf(parent)) ||
      this.known(this.named.get(slot) % mentionMark) ||
      this.repliedBy.get(slot)
    )
  }

  private authorOf(slot: number): number {
    const number = this.named.get(slot)
    return number < mentionMark ? number : 0
  }

  /** A mentioned handle counts only when somebody wrote under it: others are friends and strangers. */
  private known(number: number): number {
    return this.names[number] ? number : 0
  }

  private numberOf(handle: string): number {
    const key = handle.toLowerCase()
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    if (this.names.length >= mostHandles) return 0
    this.numbers.set(key, this.names.length)
    return this.names.push('') - 1
  }

  private threadCompanies(): GrowingArray {
    if (this.threads) return this.threads
    this.threads = new GrowingArray(Uint16Array)
    for (let slot = 0; slot < this.chains.size; slot += 1) {
      const author = this.authorOf(slot)
      if (author === 0) continue
      const root = this.chains.rootOf(slot)
      if (this.threads.get(root) === 0) this.threads.set(root, author)
    }
    return this.threads
  }
}
