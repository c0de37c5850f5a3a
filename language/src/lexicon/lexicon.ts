/**
 * What a phrase can tell. `voice` is how something is said: it is read first and then taken out of the words, so that
 * nothing of it can reach type or severity; a `look-alike` only resembles a signal and is passed over, unless `literal` words
 * around it say that it is meant. `matter` is what is said.
 */
export const voiceSignals = ['politeness', 'insult', 'anger', 'publicity', 'threat', 'look-alike', 'literal'] as const

export const matterSignals = [
  // States a danger, critical when it happens now
  'self-harm',
  'unsafe-product',
  'injury',
  'fraud',
  'coercion',
  'harassment',
  'stranded',
  'minor-in-danger',
  'no-medicine',
  // High
  'blocked',
  'loss',
  'hardship',
  'bereavement',
  // Problems
  'cancelled',
  'problem',
  'no-answer',
  'remark',
  // The rest
  'question',
  'question-word',
  'request',
  'suggestion',
  'praise',
  'spam',
  // Mean something only beside others
  'child',
  'frail',
  'peril',
  'disability',
  'medicine',
  'deadline',
  'occasion',
  'past',
  'negation',
  'hypothetical',
  // Who, and which desk
  'earlier-contact',
  'complaint',
  'other-person',
  'many',
  'press-enquiry',
  'journalist',
  'data-request',
  'legal',
  'sales',
  'job',
] as const

export type VoiceSignal = (typeof voiceSignals)[number]
export type MatterSignal = (typeof matterSignals)[number]
export type Signal = VoiceSignal | MatterSignal

/**
 * One language. Each table is text: phrases separated by commas or line ends.
 * `word*` any word beginning so, `{a|b|}` one of these or nothing, `#` a number, `##` one below 18 (an age), `~` up to three other words.
 * Accents may be left out by authors and readers alike; words of `fillers` may stand anywhere in a phrase.
 */
export type Lexicon = {
  language: string
  /** Frequent words that tell the language. */
  common: string
  /** Articles, auxiliaries, intensifiers: taken out before reading, in all languages at once. */
  fillers: string
  phrases: Partial<Record<Signal, string>>
}
