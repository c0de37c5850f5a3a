import type { Assurance } from '@evenhand/domain/facts/relationship.ts'
import type { TimelineEntry } from './ledger.ts'

/** Why a case is somebody's from now on. */
export type WhoseBecause = 'link' | 'link-undone' | 'merge' | 'merge-undone'

/** Whose a case is from now on, told in its history by an id and never by a name. @param customerId null: nobody's whom we know */
export function whose(
  customerId: string | null,
  because: WhoseBecause,
  more: { assurance?: Assurance } = {},
): TimelineEntry & { data: Readonly<Record<string, unknown>> } {
  return { kind: 'whose', subjectId: customerId, data: { because, ...more } }
}
