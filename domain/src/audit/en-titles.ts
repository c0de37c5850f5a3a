import type { What, Who, Words } from './draft.ts'

/** A few words for a chart: who, and what they got. */
const who: Readonly<Record<Who, string>> = {
  followers: 'Followers',
  loud: 'A loud message',
  capitals: 'Capitals',
  exclamation: 'Exclamation marks',
  profanity: 'Swearing',
  mention: 'A mention',
  press: 'The press tagged',
  public: 'Public',
  known: 'Known customers',
  complained: 'Who complained',
  trigger: 'Words of danger',
  language: 'Language',
  region: 'Region',
  value: 'Value',
  need: 'Graver matters',
}

const what: Readonly<Record<What, string>> = {
  answered: 'answered sooner',
  resolved: 'resolved sooner',
  'answered-at-all': 'answered at all',
  priority: 'higher priority',
  level: 'higher level',
  paused: 'clock paused',
  overridden: 'moved by hand',
  reopened: 'came back',
  satisfied: 'satisfied',
  overtook: 'overtake others',
  words: 'more words',
  goodwill: 'more goodwill',
  'in-time': 'early answers',
}

/** @example titleOf({ who: 'followers', what: 'answered' }) // 'Followers: answered sooner' */
export function titleOf(words: Words): string {
  const name =
    words.name === undefined
      ? who[words.who]
      : words.who === 'language'
        ? groupName('language', words.name)
        : `${who[words.who]} ${words.name}`
  return `${name}: ${what[words.what]}`
}

/** A language by its name, where its tag is one. */
export function groupName(group: Who, name: string): string {
  if (group !== 'language') return name
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(name) ?? name
  } catch {
    return name
  }
}
