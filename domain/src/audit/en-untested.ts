import { groupName } from './en-titles.ts'

/** Why a question has no answer, in words. The column that would be needed stands beside it. */
const reasons: Readonly<Record<string, string>> = {
  'no-column': 'nothing tells it',
  'too-few-on-a-side': 'too few cases stand on one of the sides (it takes 30)',
  'too-few-in-a-group': 'under 100 cases stand on one of the sides',
  'small-groups': 'groups under 100 cases are not shown: people could be recognised, and a handful of cases would judge them',
  'labels-without-order': 'the order of the labels is not known; a mapping can give numbers instead',
  'always-the-same': 'it is the same in all cases',
  'no-cases': 'no case tells it',
  'no-events': 'nothing of the kind happened',
  'no-variation': 'all that are compared with each other are alike in it',
  collinear: 'it goes together with something else that is held equal, and cannot be told apart',
  separated: 'it tells the outcome perfectly, so that a ratio has no finite value; look at the cases themselves',
  'did-not-converge': 'the data do not settle a number',
  'nobody-at-risk': 'no two cases waited at the same time',
  'nobody-overtook': 'nobody overtook anybody',
  'nothing-shared': 'nobody got anything',
  'one-cluster': 'all cases are of one customer',
  'not-finite': 'a number is not finite',
  'columns-differ': 'columns differ in length',
  'answered-before-start': 'an answer came before its case',
}

const questions: Readonly<Record<string, string>> = {
  'followers.speed': 'Whether followers buy speed',
  'followers.resolution': 'Whether followers buy a faster resolution',
  'followers.answered': 'Whether followers decide who is answered at all',
  'followers.priority': 'Whether followers raise the priority given',
  'followers.level': 'Whether followers raise the level given',
  'loudness.priority': 'Whether a loud first message raises the priority given',
  'loudness.level': 'Whether a loud first message raises the level given',
  'loudness.answered': 'Whether a loud first message decides who is answered at all',
  'reopened.loudness': 'Whether the matters of the loud come back more often',
  'satisfaction.loudness': 'Whether the loud are more satisfied',
  'pause.followers': 'Whether followers decide whose clock is paused',
  'override.followers': 'Whether followers decide who is moved by hand',
  'overtaking.followers': 'Whether cases with more followers overtake others',
  'reopened.followers': 'Whether the matters of people with followers come back more often',
  'satisfaction.followers': 'Whether people with followers are more satisfied',
  'attention.need': 'Whether graver matters get more words',
  'goodwill.need': 'Whether graver matters get more goodwill',
  'attention.value': 'Whether words follow what customers are worth',
  'attention.followers': 'Whether words follow followers',
  'goodwill.value': 'Whether goodwill follows what customers are worth',
  'goodwill.followers': 'Whether goodwill follows followers',
  'intime.value': 'Whether answers in time follow what customers are worth',
  'public.speed': 'Whether what is written in public is answered sooner',
  'public.goodwill': 'Whether what is written in public gets more goodwill',
  'identified.speed': 'Whether known customers are answered sooner than strangers',
  'silent.speed': 'Whether the silent wait longer in incidents',
  'trigger.speed': 'Whether words of danger are answered sooner',
  'loudness.capitals.speed': 'Whether capitals buy speed',
  'loudness.exclamation.speed': 'Whether exclamation marks buy speed',
  'loudness.profanity.speed': 'Whether swearing buys speed',
  'loudness.mention.speed': 'Whether a public mention buys speed',
  'loudness.press.speed': 'Whether tagging the press buys speed',
  'people.language.speed': 'Whether languages wait equally long',
  'people.region.speed': 'Whether regions wait equally long',
}

export function untestedSentence(id: string, reason: string, columns: readonly string[]): string {
  const question = questions[id] ?? ofGroup(id)
  const needed = columns.length === 0 || reason !== 'no-column' ? '' : ` Needed: ${columns.join(', ')}.`
  return `${question} could not be tested: ${reasons[reason] ?? reason}.${needed}`
}

/** Of one language or region: its id holds its name. */
function ofGroup(id: string): string {
  const [, who, name = ''] = /^people\.(language|region)\.(.*)\.speed$/.exec(id) ?? []
  if (who === 'language') return `Whether what is written in ${groupName('language', name)} waits as long as the rest`
  return who === 'region' ? `Whether the region ${name} waits as long as the rest` : `What ${id} asks`
}
