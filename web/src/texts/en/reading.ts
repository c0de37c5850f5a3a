import type { MessageType, RiskKind } from '@evenhand/domain/facts/need.ts'
import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { Severity } from '@evenhand/domain/severity/severity.ts'

const types = {
  problem: 'A problem',
  question: 'A question',
  request: 'A request',
  suggestion: 'A suggestion',
  praise: 'Praise',
  other: 'Nothing to do',
} as const satisfies Record<MessageType, string>

const risks = {
  'self-harm': 'Self-harm',
  'threat-to-others': 'A threat to others',
  coercion: 'Coercion',
  'minor-in-danger': 'A child or young person in danger',
  injury: 'Injury',
  'unsafe-product': 'An unsafe product',
  fraud: 'Fraud',
  bereavement: 'A death',
  hardship: 'Hardship',
  disability: 'Disability',
} as const satisfies Record<RiskKind, string>

/** What we read in a message, and the look of a person where the words leave it open. */
export const readingTexts = {
  triage: {
    label: 'A person looks',
    asks: {
      critical: 'This may be critical. Is somebody in danger now?',
      high: 'This may be high. Is somebody stuck now, or losing something by the hour?',
    },
    words: 'The words that leave it open:',
    yes: (severity: string) => `Yes, ${severity}`,
    no: (severity: string) => `No, it is ${severity}`,
    correct: 'Something else',
    second: (severity: string) => `A second reading says: ${severity}.`,
    secondNone: 'A second reading says: nothing has to be done.',
    lateLabel: 'Nobody has looked yet',
    lateLooks: (n: number, number: number) =>
      n === 1
        ? `Somebody may be in danger in case ${number}, and nobody has looked. A look was due`
        : `Somebody may be in danger in ${n} cases, and nobody has looked. The first look was due`,
    lookNow: (number: number) => `Look at case ${number}`,
    mayBe: { 1: 'may be critical', 2: 'may be high', 3: '' },
    late: 'Nobody has looked yet; somebody should have by',
    confirmed: (n: number, severity: string) => `Case ${n} is ${severity}, counted from the words.`,
    dispelled: (n: number, severity: string) => `Case ${n} stays ${severity}.`,
    or: 'or',
    less: { medium: 'Medium', low: 'Low', none: 'Nothing to do' },
    eased: (n: number, severity: string) => `You looked: case ${n} is ${severity}.`,
    nothing: (n: number) => `You looked: case ${n} asks for nothing.`,
  },
  read: {
    title: 'What we read',
    type: 'What it is',
    severity: 'Severity',
    tone: 'Tone',
    language: 'Language',
    risks: 'Risks',
    noRisks: 'None',
    past: (risk: string) => `${risk} (over)`,
    reply: 'Needs an answer',
    yes: 'Yes',
    no: 'No',
    sure: 'sure',
    fairlySure: 'fairly sure',
    unsure: 'unsure',
    sureness: 'How sure the reading was',
    evidence: 'Underlined in the message: the words that carried it.',
    correctedBy: (who: string) => `As ${who} said it.`,
    noSeverity: 'Nothing to do',
    change: 'Correct it',
    corrected: 'Corrected. The case is decided anew.',
    types,
    tones: { calm: 'Calm', annoyed: 'Annoyed', furious: 'Furious', positive: 'Positive' } satisfies Record<Tone, string>,
    riskNames: risks,
  },
  correct: {
    title: 'How is this message to be read?',
    lead: 'Say what happened to the person, not how it is told. What you say counts for this case at once and can be taken back.',
    abusive: 'It insults or threatens people',
    happening: 'is happening now',
    leadOnly: 'That it is less grave is said by a lead.',
    reason: 'Why',
    reasons: {
      confirmed: 'I looked, and it is so',
      'more-serious': 'It is more serious than it was read',
      'less-serious': 'It is less serious than it was read',
      misread: 'It was read wrongly',
    },
    submit: 'Say so',
  },
}
export type GravestAsked = Extract<Severity, 'critical' | 'high'>
