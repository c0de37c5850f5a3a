import { articleSchema, suggestAnswers, type Article, type ArticleInput } from '@evenhand/contract/answers.ts'
import { z } from 'zod'
import type { Person, World } from '../../../../dev/world.ts'
import { deskOf } from '../../http/desk.fixture.ts'
import { undoMs } from '../replies/undo-time.ts'

const suggestionsSchema = suggestAnswers.responses[200].content['application/json'].schema
export type Suggested = z.output<typeof suggestionsSchema>

export const returns: ArticleInput = {
  title: 'Returns within 30 days',
  body: [
    'You can send anything back within 30 days of delivery, opened or not.',
    '## How to return something',
    'Print the return label from your order page and hand the parcel in at any post office. The refund reaches your account within five days.',
  ].join('\n\n'),
  language: 'en',
  tags: ['returns', 'refund'],
  state: 'published',
  url: 'https://help.lumenandlark.example/returns',
}
export const pairing: ArticleInput = {
  title: 'Pairing a speaker with a phone',
  body: 'Hold the Bluetooth button of the speaker for three seconds until it blinks blue, then choose it in the settings of your phone.',
  language: 'en',
  tags: ['speaker'],
  state: 'published',
  url: null,
}

const about = (title: string, body: string): ArticleInput => ({ ...pairing, title, body })
/** So that the words of an answer are rarer than those of all answers. */
export const others: readonly ArticleInput[] = [
  about(
    'Delivery times',
    'We deliver within three working days. You get a link to follow the parcel as soon as it leaves our house.',
  ),
  about('Where is my invoice?', 'Every invoice stands in your account under Orders, and is sent by mail with the parcel.'),
  about(
    'Two years of warranty',
    'What breaks by itself within two years is repaired or replaced. Send us a photo of the damage first.',
  ),
  about('Cancelling a subscription', 'Open your account, choose Subscriptions and stop it: it ends with the month that is paid.'),
  about('Cleaning a lamp', 'Switch the lamp off, let it cool and wipe it with a dry cloth.'),
]

/** Works with articles and suggestions of a world through HTTP, as people do. */
export async function answersOf(world: World) {
  const desk = deskOf(world)
  // A webhook without an address cannot send.
  const channelId = await world.addChannel({ kind: 'sample', name: 'Chat', network: 'chat' })
  async function write(article: ArticleInput, as: Person = 'lena'): Promise<Article> {
    return articleSchema.parse(await (await world.http('/api/articles', { as, json: article })).json())
  }
  async function suggested(caseId: string, as: Person = 'amir'): Promise<Suggested> {
    return suggestionsSchema.parse(await (await world.http(`/api/cases/${caseId}/suggestions`, { as })).json())
  }
  /** A reply goes out, with what was offered beside it. */
  async function answer(
    caseId: string,
    body: string,
    offered?: { first: string | null; inserted: { documentId: string; text: string }[] },
  ) {
    const { version: seenVersion } = await desk.get(caseId)
    const reply = { body, seenVersion, idempotencyKey: `answer to ${caseId} at ${seenVersion}`, ...(offered ? { offered } : {}) }
    const told = await desk.change(`/api/cases/${caseId}/replies`, reply)
    return told.case
  }
  async function send(): Promise<void> {
    world.advance(undoMs)
    await world.processAll()
  }
  return { ...desk, sendingChannel: () => channelId, write, suggested, answer, send }
}
