import { chance, counted, percent, ratio } from './en-numbers.ts'

/** What is said about the ground that a number stands on. */
export const checkSentences = {
  steady: (p: number) => `The ratio stays the same over waiting time, as far as can be seen (Schoenfeld, ${chance(p)}).`,
  drifts: (p: number) => `The ratio changes with waiting time (Schoenfeld, ${chance(p)}): the one number is an average.`,
  noDrift: 'Whether the ratio stays the same over waiting time could not be tested.',
  grouped: 'Over 30 % of answers share their moment with others: times were taken as intervals (complementary log-log).',
  strata: {
    day: 'Only cases of the same calendar day, severity and channel are compared.',
    week: 'Days hold too few cases of one severity and channel: cases of the same week are compared.',
  },
  earlier: {
    known: 'Earlier contacts about the matter, and how long they had waited, are held equal.',
    unknown:
      'Nothing tells of earlier contacts (first_contact_at). People whose earlier contact failed are often louder and rightly sooner: a favour to the loud may be that.',
  },
  need: {
    recorded: 'Severity as recorded at opening is held equal.',
    read: 'No record of severity: what the text of the first message makes likely is held equal. This holds if severity is read right.',
    unknown: 'Neither severity nor text is given: differences in need between loud and quiet people are not held equal.',
  },
  unseen: (strength: number) =>
    strength <= 1.005
      ? 'No unseen difference is needed to explain it: the interval reaches even by itself.'
      : `Something unseen that goes with both by a ratio of ${ratio(strength)} or more could bring it to even.`,
  triggersRight: (grave: number, all: number) =>
    `Of ${counted(all)} cases with words of danger, ${counted(grave)} (${percent(grave / all)}) were recorded as high or critical.`,
  separated:
    'On one side of what is compared it happened to all, or to none, so that the plain likelihood grows without end. It is penalised (Firth), and the interval is where its profile has fallen far enough.',
  part: (used: number, all: number) => `Looked at on ${counted(used)} of ${counted(all)} cases: whole days, evenly spread.`,
  noClosing: 'Nothing tells when a case was closed: closing the quiet unanswered would not be seen as such.',
  closed: (count: number, all: number) =>
    `${counted(count)} cases (${percent(count / all)}) were closed without an answer; they count as never answered, until the export.`,
} as const
