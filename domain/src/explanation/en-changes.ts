import { contactNouns, deadlineNouns, riskNouns } from './en-words.ts'
import type { Catalogue, ChangeMessages, OutcomeMessages } from './message.ts'

/** What would have changed the decision, and what would not. */
export const englishChanges: Catalogue<keyof ChangeMessages | keyof OutcomeMessages> = {
  'outcome.changed': ({ change, due, lane }, write) =>
    `${write.message(change)}: ${due === null ? 'not due' : `due by ${write.by(due)}`}, in lane ${lane}.`,
  'outcome.unchanged': ({ change }, write) => `${write.message(change)}: no change.`,

  'change.severity': ({ severity }) => `If it were ${severity}`,
  'change.without-risk': ({ risk, severity }) =>
    severity === null ? `Without ${riskNouns[risk]}` : `Without ${riskNouns[risk]}, as a ${severity} matter`,
  'change.doubt-confirmed': ({ severity }) => `If a person confirms that it is ${severity}`,
  'change.doubt-dispelled': ({ severity }) => `If a person says that it is ${severity}`,
  'change.without-contact': ({ channel, at }, write) => `Without the ${contactNouns[channel]} of ${write.since(at)}`,
  'change.without-earlier-wait': ({ at }, write) => `Without the wait since ${write.since(at)}`,
  'change.contact-found': () => 'If a record shows that an earlier contact failed long enough ago',
  'change.without-deadline': ({ kind, at }, write) => `Without the ${deadlineNouns[kind]} at ${write.by(at)}`,
  'change.without-date': ({ kind, at }, write) =>
    `Without ${kind === 'commitment' ? 'our promise for' : 'the date set by law,'} ${write.by(at)}`,
  'change.without-pauses': () => 'Had we not waited for the customer',
  'change.level': ({ level }) => `At the level ${level}`,
  'change.abuse': ({ abusive }) => (abusive ? 'Had the author been abusive' : 'Had the author not been abusive'),
  'change.followers': ({ followers }) => `With ${new Intl.NumberFormat('en-GB').format(followers)} followers`,
  'change.publicity-threat': () => 'Had the author threatened to go public',
  'change.in-public': () => 'Had it been said in public, or in private',
}
