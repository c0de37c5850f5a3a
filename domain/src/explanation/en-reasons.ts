import type { SeveritySource } from '../facts/need.ts'
import { contactNouns, deadlineNouns, obligationNouns, riskClauses } from './en-words.ts'
import type { ArithmeticMessages, Catalogue, PromisedObligation, ReasonMessages, Sum, ValueOfLevel, Writer } from './message.ts'

/** The reasons under the sentence, one for each rule that fired, and the sums under those. */
export const englishReasons: Catalogue<keyof ReasonMessages | keyof ArithmeticMessages> = {
  'reason.severity': ({ severity, source, at }, write) => `${severitySays[source](severity)} (${write.since(at)}).`,
  'reason.risk-now': ({ risk }) =>
    risk === 'threat-to-others'
      ? 'The words threaten others: security is brought in, and the due time stays as it is.'
      : `A risk is happening now: ${riskClauses[risk]}. That comes before everything else.`,
  'reason.may-be-graver': ({ severity, at, within, read }, write) =>
    `What was written may mean something ${severity} (${write.since(at)}): a person looks within ${write.length(within)}. Until then its own promises stay those of ${read} matters.`,
  'reason.promise': ({ obligation, severity, promised, level }, write) =>
    `${capital(severity)} matters ${promiseVerbs[obligation]} within ${write.length(promised)}${level === null ? '' : ` at the level ${level}`}.`,
  'reason.level-shortens': ({ level, percent }) => `The level ${level} shortens this promise to ${percent} % of its length.`,
  'reason.level-does-not-apply': ({ level, severity }) =>
    `The level ${level} changes nothing here: ${severity} matters are the same for everyone.`,
  'reason.level-from-value': valueOfLevel,
  'reason.loudness-counts': () =>
    'Loudness counts here: this company lets the number of followers add to what a customer is worth to it (levels.influence is on).',
  'reason.earlier-contact-counts': ({ channel, at }, write) =>
    `An earlier ${channel === null ? 'contact' : contactNouns[channel]} (${write.since(at)}) was not helped; the wait counts from it.`,
  'reason.earlier-contact-too-old': ({ at, days }, write) =>
    `There was a contact at ${write.since(at)}. It lies more than ${days} days back, so it is shown and moves nothing.`,
  'reason.one-class-at-most': ({ severity }) =>
    `An earlier contact gains one class and no more: due no sooner than a ${severity} matter that joined at the same moment.`,
  'reason.claim-without-record': () =>
    'The author says they were in touch before, and no record shows it yet. Look for it: once it is linked, the wait counts from it.',
  'reason.deadline-pulls': ({ kind, at, lead }, write) =>
    `The ${deadlineNouns[kind]} is at ${write.by(at)}; help has to come ${write.length(lead)} before it.`,
  'reason.not-before-critical': ({ promised }, write) =>
    `Nobody is promised an answer sooner than within ${write.length(promised)}, not even in a critical matter.`,
  'reason.new-fact-raises': ({ severity, at }, write) =>
    `A new fact at ${write.by(at)} has made it ${severity}; from then on the promise to ${severity} matters counts.`,
  'reason.lowered-by-person': ({ severity, from, at }, write) =>
    `A lead judged it ${severity} at ${write.by(at)}; the promise to ${severity} matters counts from ${write.since(from)}, when it had been raised.`,
  'reason.pause-moves': ({ waited }, write) =>
    `We waited ${write.length(waited)} for the customer; the due time has moved by as much.`,
  'reason.starving-moves-lane': ({ promises, at, broken }, write) =>
    `It was due by ${write.by(broken)} and had waited ${promises} full promises at ${write.by(at)}; since then it stands with the high matters.`,
  'reason.fixed-date': ({ kind, at }, write) =>
    kind === 'commitment' ? `We promised to act by ${write.by(at)}.` : `Law sets a date: ${write.by(at)}.`,
  'reason.waits-for-customer': () => 'While we wait for the customer, the next answer and the solution are not due.',
  'reason.snoozed': ({ until }, write) =>
    until === null ? 'Somebody has put it aside.' : `Somebody has put it aside until ${write.by(until)}.`,
  'reason.resolved': () => 'It is resolved.',
  'reason.nothing-owed': () => 'It needs no reply.',

  'sum.wait': (sum, write) => `${name(sum)}: ${plus(sum, write)}`,
  'sum.one-class': (sum, write) => `${name(sum)}, not before the class above: ${plus(sum, write)}`,
  'sum.deadline': (sum, write) =>
    `${name(sum)}, before the deadline: ${write.since(sum.from)} − ${write.length(sum.length)} = ${write.since(sum.at)}`,
  'sum.not-before': (sum, write) => `${name(sum)}, not before critical: ${plus(sum, write)}`,
  'sum.new-fact': (sum, write) => `${name(sum)}, from the new fact: ${plus(sum, write)}`,
  'sum.pause': (sum, write) => `${name(sum)}, waiting for the customer: ${plus(sum, write)}`,
  'sum.starving': (sum, write) => `${name(sum)}, after waiting too long: ${plus(sum, write)}`,
  'sum.fixed-date': (sum, write) => `${name(sum)}: ${write.since(sum.at)}`,
  'sum.triage': (sum, write) => `${name(sum)}: ${plus(sum, write)}`,
  'sum.due': (sum, write) => `Due: ${write.since(sum.at)} (${name(sum).toLowerCase()})`,
}

function valueOfLevel({ level, by, amount, threshold, currency, at }: ValueOfLevel, write: Writer): string {
  const whose = by === 'household' ? 'Their household' : 'The customer'
  const from = `${level} begins at ${moneyOf(threshold, currency)}`
  return amount >= threshold
    ? `${whose} was valued at ${moneyOf(amount, currency)} (${write.since(at)}); ${from}.`
    : `${whose} was valued at ${moneyOf(amount, currency)} (${write.since(at)}); ${from}, and a level is kept for a while below it.`
}

function moneyOf(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)
}

const severitySays: Readonly<Record<SeveritySource, (severity: string) => string>> = {
  message: severity => `The words say that it is ${severity}`,
  records: severity => `The records show that it is ${severity}`,
  person: severity => `A person has set it to ${severity}`,
}

const promiseVerbs: Readonly<Record<PromisedObligation, string>> = {
  'first-response': 'are answered',
  'next-response': 'get their next answer',
  resolution: 'are solved',
}

function name(sum: Sum): string {
  return capital(obligationNouns[sum.obligation])
}

function plus(sum: Sum, write: Writer): string {
  return `${write.since(sum.from)} + ${write.length(sum.length)} = ${write.since(sum.at)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
