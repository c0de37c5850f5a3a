import type { DeadlineKind, MessageType, RiskKind } from '../facts/need.ts'
import type { ObligationKind } from '../promise/obligation.ts'
import type { ContactChannel } from './message.ts'

/** "The first … about it". */
export const contactNouns = {
  email: 'mail',
  phone: 'call',
  chat: 'chat',
  social: 'post',
} as const satisfies Record<ContactChannel, string>

export const deadlineNouns = {
  departure: 'departure',
  appointment: 'appointment',
  delivery: 'delivery',
} as const satisfies Record<DeadlineKind, string>

/** What is going on, as a clause of its own. */
export const riskClauses = {
  'self-harm': 'the author may be thinking of harming themselves',
  'threat-to-others': 'somebody is threatened',
  coercion: 'somebody is being coerced',
  'minor-in-danger': 'a child or young person is in danger',
  injury: 'somebody is hurt',
  'unsafe-product': 'a product is unsafe',
  fraud: 'a fraud is going on',
  bereavement: 'somebody has died',
  hardship: 'somebody is in hardship',
  disability: 'somebody with a disability is in difficulty',
} as const satisfies Record<RiskKind, string>

/** The risk as a noun, after "without". */
export const riskNouns = {
  'self-harm': 'the sign of self-harm',
  'threat-to-others': 'the threat to others',
  coercion: 'the coercion',
  'minor-in-danger': 'the danger to a young person',
  injury: 'the injury',
  'unsafe-product': 'the unsafe product',
  fraud: 'the fraud',
  bereavement: 'the bereavement',
  hardship: 'the hardship',
  disability: 'the difficulty of somebody with a disability',
} as const satisfies Record<RiskKind, string>

export const obligationNouns = {
  'first-response': 'first answer',
  'next-response': 'next answer',
  resolution: 'solution',
  commitment: 'promised date',
  statutory: 'date set by law',
  triage: 'look by a person',
} as const satisfies Record<ObligationKind, string>

const matterNouns = {
  problem: 'a problem',
  question: 'a question',
  request: 'a request',
  suggestion: 'a suggestion',
  praise: 'a kind word',
  other: 'a message',
} as const satisfies Record<MessageType, string>

/**
 * What the message is, as a noun: "a problem with a refund", "a question about opening hours". A topic that has no words here is
 * given as it is named.
 */
export function matterNoun(type: MessageType, topic: string | null): string {
  if (topic === null) return matterNouns[type]
  return `${matterNouns[type]} ${type === 'problem' ? 'with' : 'about'} ${topicNouns.get(topic) ?? topic.replaceAll('-', ' ')}`
}

const topicNouns = new Map([
  ['refund', 'a refund'],
  ['return', 'a return'],
  ['delivery', 'a delivery'],
  ['order', 'an order'],
  ['payment', 'a payment'],
  ['bill', 'a bill'],
  ['account', 'an account'],
  ['booking', 'a booking'],
  ['product', 'a product'],
  ['subscription', 'a subscription'],
  ['warranty', 'a warranty'],
  ['repair', 'a repair'],
  ['wrong-charge', 'a wrong charge'],
  ['invoice', 'an invoice'],
  ['price', 'a price'],
  ['voucher', 'a voucher'],
  ['no-answer', 'an answer that did not come'],
  ['service', 'customer service'],
  ['login', 'logging in'],
  ['app-website', 'the app or website'],
  ['personal-data', 'personal data'],
  ['late-delivery', 'a late delivery'],
  ['lost-parcel', 'a lost parcel'],
  ['damaged-delivery', 'a damaged delivery'],
  ['wrong-item', 'a wrong item'],
  ['change-order', 'changing an order'],
  ['warranty-repair', 'warranty or repair'],
  ['how-to', 'how something is done'],
  ['flight', 'a flight'],
  ['delay', 'a delay'],
  ['cancelled', 'a cancellation'],
  ['seat', 'a seat'],
  ['claim', 'a claim'],
  ['transfer', 'a transfer'],
  ['appointment', 'an appointment'],
])
