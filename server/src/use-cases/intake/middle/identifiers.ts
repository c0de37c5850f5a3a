import type { Activity } from '@evenhand/contract/activity.ts'

/** An exact identifier of a customer, written the one way in which it is compared. */
export type Evidence = { kind: 'given' | 'email' | 'phone'; value: string }

/** What an author gives of themselves, strongest first. */
export function identifiersOf({ customerId, email, phone }: Activity['actor']): readonly Evidence[] {
  if (customerId === undefined && email === undefined && phone === undefined) return none
  const evidence: Evidence[] = []
  if (customerId !== undefined) evidence.push({ kind: 'given', value: customerId })
  if (email !== undefined) evidence.push({ kind: 'email', value: normaliseEmail(email) })
  if (phone !== undefined) evidence.push({ kind: 'phone', value: normalisePhone(phone) })
  return evidence
}

const none: readonly Evidence[] = []

/** As mailboxes in fact compare: without regard to case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Digits, with the plus sign of an international number. `00` in front is the same as `+`. */
export function normalisePhone(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, '').replace(/^00/, '+')
}
