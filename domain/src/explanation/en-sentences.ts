import type { ObligationKind } from '../promise/obligation.ts'
import { contactNouns, deadlineNouns, matterNoun, riskClauses } from './en-words.ts'
import type { Catalogue, ClauseMessages, PromisedObligation, SentenceMessages } from './message.ts'

/** What an agent reads first: by when, what it is, and what decides the time. */
export const englishSentences: Catalogue<keyof SentenceMessages | keyof ClauseMessages> = {
  'sentence.due': ({ obligation, due, what, because }, write) => {
    const head = (write.isPast(due) ? missed : ahead)[obligation](write.by(due))
    return `${head}: ${write.message(what)}${because === null ? '' : `, and ${write.message(because)}`}.`
  },
  'sentence.triage': ({ severity, within, due, what }, write) => {
    const look = write.isPast(due)
      ? `It may be ${severity}, and nobody has looked yet: somebody should have by ${write.by(due)}`
      : `It may be ${severity}: a person looks within ${write.length(within)}, by ${write.by(due)}`
    return `${look}. As it was read, ${write.message(what)}.`
  },
  'sentence.waits-for-customer': ({ fact }) =>
    fact === null
      ? 'We are waiting for the customer; the case comes back with their reply.'
      : `We are waiting for the customer to tell us one thing: ${fact}. The case comes back with their reply.`,
  'sentence.snoozed': ({ until }, write) =>
    until === null ? 'Put aside until somebody takes it up again.' : `Put aside until ${write.by(until)}.`,
  'sentence.resolved': () => 'Resolved: nothing is owed any more.',
  'sentence.nothing-owed': () => 'Nothing is owed: this needs no reply.',

  'what.matter': ({ type, topic, severity }) => `there is ${matterNoun(type, topic)} (${severity})`,
  'what.risk': ({ risk, severity }) => `${riskClauses[risk]} (${severity})`,

  'because.promise': ({ obligation, severity, promised, level }, write) =>
    `${level === null ? '' : `at the level ${level} `}${severity} matters ${promiseVerbs[obligation]} within ${write.length(promised)}`,
  'because.deadline': ({ kind, at, due }, write) => `the ${deadlineNouns[kind]} is at ${write.byBeside(at, due)}`,
  'because.new-fact': ({ at }, write) => `a new fact raised it at ${write.by(at)}`,
  'because.judged': ({ severity, at }, write) => `a lead judged it ${severity} at ${write.by(at)}`,
  'because.earlier-contact': ({ channel, at }, write) =>
    `the first ${channel === null ? 'contact' : contactNouns[channel]} about it has waited since ${write.since(at)}`,
  'because.starved': ({ broken }, write) =>
    `it has been left waiting so long (it was due by ${write.by(broken)}) that it now stands with the high matters`,
}

const ahead: Readonly<Record<Exclude<ObligationKind, 'triage'>, (time: string) => string>> = {
  'first-response': time => `Answer by ${time}`,
  'next-response': time => `Answer by ${time}`,
  resolution: time => `Solve this by ${time}`,
  commitment: time => `Do what we promised by ${time}`,
  statutory: time => `Settle this by ${time}, the date set by law`,
}

const missed: Readonly<Record<Exclude<ObligationKind, 'triage'>, (time: string) => string>> = {
  'first-response': time => `This should have been answered by ${time}`,
  'next-response': time => `This should have been answered by ${time}`,
  resolution: time => `This should have been solved by ${time}`,
  commitment: time => `We promised to act by ${time} and have not`,
  statutory: time => `This had to be settled by ${time}, the date set by law`,
}

const promiseVerbs: Readonly<Record<PromisedObligation, string>> = {
  'first-response': 'are answered',
  'next-response': 'get their next answer',
  resolution: 'are solved',
}
