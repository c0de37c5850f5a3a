import type { Draft, What, Who } from './draft.ts'
import type { Finding, Verdict } from './finding.ts'
import { chance, counted, index, likelier, percent, ratio } from './en-numbers.ts'
import { groupName } from './en-titles.ts'
import { delta } from './verdict.ts'

/** Whom a finding compares, at the head of its sentence. */
const who: Readonly<Record<Who, string>> = {
  followers: 'With ten times as many followers',
  loud: 'With a loud first message (capitals, rows of exclamation marks or swearing)',
  capitals: 'With a first message in capitals',
  exclamation: 'With rows of exclamation marks in the first message',
  profanity: 'With swearing in the first message',
  mention: 'With a public mention of the company or of others in the first message',
  press: 'With the press tagged in the first message',
  public: 'Written in public instead of in private',
  known: 'From a customer who is known, and not from a stranger',
  complained: 'From those who had complained when an incident was declared, and not from the silent',
  trigger: 'With words of danger in the first message, at the severity that was recorded',
  language: 'Written in',
  region: 'From the region',
  value: 'From customers who are worth more',
  need: 'With a graver matter',
}

const waited: Partial<Record<What, { moment: string; events: string }>> = {
  answered: { moment: 'to be answered at any given moment', events: 'answers' },
  resolved: { moment: 'to be resolved at any given moment', events: 'resolutions' },
}

const odds: Partial<Record<What, string>> = {
  'answered-at-all': 'being answered within 7 days',
  priority: 'a raised priority',
  level: 'a raised level',
  paused: 'having its clock paused',
  overridden: 'being moved by hand',
  reopened: 'coming back after it was resolved',
  satisfied: 'being satisfied',
  goodwill: 'being given goodwill',
}

const shared: Partial<Record<What, string>> = {
  words: 'words',
  goodwill: 'goodwill',
  'in-time': 'early answers',
}

const labelled: Partial<Record<Finding['measure'], string>> = { 'hazard-ratio': 'hazard ratio', 'odds-ratio': 'odds ratio' }

type Numbers = Pick<Finding, 'effect' | 'low' | 'high' | 'n' | 'events' | 'p' | 'needed'>

/** Where no record tells severity, every verdict rests on how the text was read. */
const ifRead = (isRead: boolean): string => (isRead ? ', if severity is read right' : '')

/**
 * The whole of a finding in words: what was found, how sure that is, and what follows.
 * @param isRead whether severity is what was read in the text
 */
export function sentenceOf(draft: Draft, numbers: Numbers, verdict: Verdict, isRead: boolean): string {
  return `${whatWasFound(draft, numbers)} ${tail(draft, numbers, verdict, ifRead(isRead))}`
}

function whatWasFound({ measure, words }: Draft, { effect, low, high, n, events, p }: Numbers): string {
  const subject =
    words.name === undefined ? who[words.who] : `${who[words.who]} ${groupName(words.who, words.name)}, compared with all others`
  const range = low === null || high === null ? 'no interval' : `${show(measure, low)} to ${show(measure, high)}`
  if (measure === 'overtaking-ratio') {
    return `Cases with more followers overtook others ${ratio(effect)} times as often as cases with fewer (${range}, ${chance(p)}; ${counted(n)} cases).`
  }
  if (measure === 'concentration-index' && words.who === 'need' && (low ?? 0) <= 0 && (high ?? 0) >= 0) {
    return `How grave a matter was made no difference to the ${shared[words.what] ?? ''} it got that could be told (index ${index(effect)}, ${range}, ${chance(p)}; ${counted(n)} cases).`
  }
  if (measure === 'concentration-index' && words.who === 'need') {
    return `The graver the matter, the ${moreOf(words.what, effect)} it got (index ${index(effect)}, ${range}, ${chance(p)}; ${counted(n)} cases).`
  }
  if (measure === 'concentration-index') {
    const whom = words.who === 'value' ? 'Customers who are worth more' : 'People with more followers'
    const isEven = (low ?? 0) <= 0 && (high ?? 0) >= 0
    return `${whom} got ${isEven ? asMuch(words.what) : moreOrLess(words.what, effect)} (index ${index(effect)} beyond need, ${range}, ${chance(p)}; ${counted(n)} cases).`
  }
  const name = `${labelled[measure] ?? ''} ${ratio(effect)}, ${range}, ${chance(p)}`
  if (measure === 'odds-ratio') {
    return `${subject}, the odds of ${odds[words.what] ?? ''} were ${ratio(effect)} times as high (${name}; ${counted(n)} cases).`
  }
  const { moment = '', events: happened = '' } = waited[words.what] ?? {}
  return `${subject}, a waiting case was ${likelier(effect)} ${moment} (${name}; ${counted(events)} ${happened} in ${counted(n)} cases).`
}

function moreOf(what: What, effect: number): string {
  return `${effect >= 0 ? 'more' : what === 'goodwill' ? 'less' : 'fewer'} ${shared[what] ?? ''}`
}

const moreOrLess = (what: What, effect: number): string => `${moreOf(what, effect)} than their need explains`

/** Where the interval holds even, no direction is told. */
function asMuch(what: What): string {
  return `as ${what === 'goodwill' ? 'much' : 'many'} ${shared[what] ?? ''} as their need explains, as far as can be told`
}

function show(measure: Finding['measure'], value: number): string {
  return measure === 'concentration-index' ? index(value) : ratio(value)
}

function tail({ measure, asksLoudness, right }: Draft, { low, high, needed }: Numbers, verdict: Verdict, ifSo: string): string {
  const within = measure === 'concentration-index' ? 'within .05' : `within ${percent(delta - 1)}`
  if (verdict === 'fair' && right === 'no-less') return `Graver matters get no less${ifSo}.`
  if (verdict === 'fair') return `That is even, ${within}${ifSo}.`
  if (verdict === 'favours the loud') return `This favours the loud${ifSo}.`
  if (verdict === 'favours the quiet') return `This favours the quiet${ifSo}.`
  if (verdict === 'unequal') return `This is unequal${ifSo}${asksLoudness ? '' : '; whether it is right is for people to say'}.`
  if (low === null || high === null) return 'Not enough data for a verdict: an interval takes 30 days.'
  if (needed === null) return 'Not enough data for a verdict.'
  return `Not enough data for a verdict; about ${counted(needed)} ${measure === 'hazard-ratio' ? 'answers' : 'cases'} like these would be.`
}

const advice: Partial<Record<What, string>> = {
  answered:
    'Order the queue by what happened and what was promised, and hide follower counts from those who choose the next case.',
  resolved: 'Let promises to resolve follow severity alone, and look at who picks cases out of order.',
  'answered-at-all': 'Give every case a due time at its opening, so that nobody is forgotten because nobody watches.',
  priority: 'Derive priority from what happened, and let nobody who sets it see the audience.',
  level: 'Derive levels from value alone, by a written rule.',
  paused: 'Let only a question to the customer pause the clock, and note the reason.',
  overridden: 'Ask for a reason at each override, and look at them once a month.',
  overtook: 'Serve in due order; let assignment and not choice decide who is next.',
  words: 'Compare replies of equal need side by side, and even out what is written.',
  goodwill: 'Set goodwill by what went wrong, by a written table, before the author is known.',
  'in-time': 'Look at which promises are missed, and for whom.',
}

/** What to do about a finding; null where nothing needs to be done or it is not known. */
export function adviceOf({ words, asksLoudness }: Draft, verdict: Verdict): string | null {
  if (verdict === 'fair' || verdict === 'not enough data') return null
  if (words.who === 'complained') return 'Write to everybody whom an incident hit, in the order in which it hit them.'
  if (words.who === 'language' || words.who === 'region') {
    return 'Look first at staffing and hours for this group; a difference is no proof of ill will.'
  }
  if (words.who === 'public') return 'Answer public and private messages from one queue.'
  return asksLoudness || words.who === 'value'
    ? (advice[words.what] ?? null)
    : 'Look at the cases behind it before changing anything.'
}

/**
 * The answer to the board's question, in one sentence.
 * @param isRead whether severity is what was read in the text
 */
export function answerOf(findings: readonly Finding[], hasFollowers: boolean, isRead: boolean): string {
  const [first, ...others] = findings.filter(({ verdict }) => verdict === 'favours the loud')
  if (first !== undefined) {
    const more =
      others.length === 0
        ? ''
        : `, and ${others.length === 1 ? 'one more measure says' : `${others.length} more measures say`} so too`
    return `Yes, the care in this history favours the loud: ${inShort(first)}${more}${ifRead(isRead)}.`
  }
  const quiet = findings.find(({ verdict }) => verdict === 'favours the quiet')
  if (quiet !== undefined)
    return `No, if anything the care in this history favours the quiet: ${inShort(quiet)}${ifRead(isRead)}.`
  const speed = findings.find(({ id }) => id === 'followers.speed')
  if (speed?.verdict === 'fair')
    return `No: followers make no difference to speed beyond ${percent(delta - 1)}, and nothing else that could be told favours the loud${ifRead(isRead)}.`
  if (speed !== undefined)
    return 'Nothing was found in this history that favours the loud, but it holds too few answers to rule it out.'
  if (!hasFollowers) {
    return 'This history cannot say whether care favours people with many followers, because it does not hold followers (see "What could not be tested").'
  }
  return 'This history holds too little to say whether care favours the loud (see "What could not be tested").'
}

/** What was found, without its numbers in brackets. */
function inShort({ sentence }: Finding): string {
  const plain = sentence.replace(/ \([^)]*\)\..*$/s, '')
  return `${plain.charAt(0).toLowerCase()}${plain.slice(1)}`
}
