import type { Need, Subject } from '../facts/need.ts'
import type { Desk } from '../facts/tracks.ts'

const deskOfSubject = {
  ordinary: 'care',
  'press-enquiry': 'communications',
  'data-request': 'privacy',
  legal: 'legal',
  threat: 'security',
  sales: 'sales',
  job: 'people',
} as const satisfies Record<Subject, Desk>

/**
 * Who is competent, by the matter and not by the person: a journalist asking is for communications, the same journalist's lost
 * bag is for care. What a desk is competent for does not change when its answer is due.
 * @example deskOf({ …, subject: 'data-request' }) // 'privacy'
 */
export function deskOf(need: Need): Desk {
  return deskOfSubject[need.subject]
}
