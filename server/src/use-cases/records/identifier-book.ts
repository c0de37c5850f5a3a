import { saveIdentifiers } from '../../db/queries/records.ts'
import type { IdentifierRow } from '../../db/queries/records.ts'
import type { Saving } from './saving.ts'

type Kind = 'email' | 'phone'
type Wanted = { customerId: string; kind: Kind; values: readonly string[]; vouched: boolean }

/**
 * Who has which address and number. One that several customers have is kept with each and proves nobody; it proves the one it is left with,
 * once that one's record says so again.
 */
export class IdentifierBook {
  private readonly before = new Map<string, IdentifierRow>()
  /** By value, then by customer. */
  private readonly holders = new Map<string, Map<string, IdentifierRow>>()
  private readonly valuesOf = new Map<string, Set<string>>()
  private readonly persons: ReadonlyMap<string, string>

  /** @param persons under which record some are found, where that is another one: two records of one person contradict nobody */
  constructor(stored: readonly IdentifierRow[], persons: ReadonlyMap<string, string> = new Map()) {
    this.persons = persons
    for (const row of stored) {
      this.before.set(keyOf(row), row)
      this.set(row)
    }
  }

  /** Customers who have one of these, by their ids. */
  holdersOf(kind: Kind, values: readonly string[]): string[] {
    return [...new Set(values.flatMap(value => [...this.at(`${kind} ${value}`).keys()]))]
  }

  /**
   * Makes a customer's identifiers of one kind those of the record; what came in another way stays.
   * @returns whether that changes anything
   */
  replace(saving: Saving, { customerId, kind, values, vouched }: Wanted): boolean {
    let hasChanged = false
    for (const key of this.valuesOf.get(customerId) ?? []) {
      const row = this.at(key).get(customerId)
      if (row === undefined || row.kind !== kind || !row.by_record || values.includes(row.value)) continue
      this.remove(row)
      hasChanged = true
    }
    for (const value of values) {
      const key = `${kind} ${value}`
      const found = this.at(key).get(customerId)
      const fresh = { workspace_id: saving.workspaceId, kind, value, customer_id: customerId, verified_at: null, by_record: true }
      const row: IdentifierRow = found ?? fresh
      this.set(row)
      this.settle(key, vouched ? customerId : null, saving.now)
      hasChanged ||= found === undefined || found.verified_at !== this.at(key).get(customerId)?.verified_at
    }
    return hasChanged
  }

  async write({ tx }: Saving): Promise<void> {
    const rows = [...this.holders.values()].flatMap(held => [...held.values()])
    const kept = new Set(rows.map(keyOf))
    const changed = rows.filter(row => {
      const was = this.before.get(keyOf(row))
      return was === undefined || was.verified_at !== row.verified_at
    })
    const isDoubted = (row: IdentifierRow) => row.verified_at === null && this.before.has(keyOf(row))
    await saveIdentifiers(tx, {
      gone: [...this.before.values()].filter(row => !kept.has(keyOf(row))),
      doubted: changed.filter(isDoubted),
      proven: changed.filter(row => !isDoubted(row)),
    })
  }

  /** Whose record it is. */
  personOf(customerId: string): string {
    return this.persons.get(customerId) ?? customerId
  }

  private settle(key: string, vouchedFor: string | null, now: number): void {
    const held = this.at(key)
    const persons = new Set([...held.keys()].map(id => this.personOf(id)))
    const isProven = [...held.values()].some(row => row.verified_at !== null)
    for (const row of held.values()) {
      if (persons.size > 1 && row.verified_at !== null) this.set({ ...row, verified_at: null })
      // At most one row of a value is proven, also where one person has it on two records.
      if (persons.size === 1 && row.customer_id === vouchedFor && !isProven) this.set({ ...row, verified_at: now })
    }
  }

  private at(key: string): ReadonlyMap<string, IdentifierRow> {
    return this.holders.get(key) ?? nobody
  }

  private set(row: IdentifierRow): void {
    const key = `${row.kind} ${row.value}`
    const held = this.holders.get(key) ?? new Map<string, IdentifierRow>()
    this.holders.set(key, held.set(row.customer_id, row))
    const values = this.valuesOf.get(row.customer_id) ?? new Set()
    this.valuesOf.set(row.customer_id, values.add(key))
  }

  private remove(row: IdentifierRow): void {
    const key = `${row.kind} ${row.value}`
    this.holders.get(key)?.delete(row.customer_id)
    this.valuesOf.get(row.customer_id)?.delete(key)
  }
}

const nobody: ReadonlyMap<string, IdentifierRow> = new Map()

function keyOf({ kind, value, customer_id }: IdentifierRow): string {
  return `${kind} ${value} ${customer_id}`
}
