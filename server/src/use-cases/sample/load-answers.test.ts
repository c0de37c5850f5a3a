import { afterAll, beforeAll, expect, it } from 'vitest'
import { scratchSecret } from '../../../../dev/scratch-cluster.ts'
import { freshDatabase } from '../../../../dev/test-database.ts'
import { readSampleDay } from '../../../sample-day/read-sample-day.ts'
import { openApp } from '../../app.ts'
import { inWorkspace } from '../../db/database.ts'
import { openAnswerShelf } from '../answers/answer-shelf.ts'
import { suggestAnswers, type OfferedAnswers } from '../answers/suggest-answers.ts'
import type { Actor, Context } from '../context.ts'
import { loadSampleDay } from './load-sample-day.ts'

let stack: AsyncDisposableStack
let context: Context
let workspaceId = ''
let offered: OfferedAnswers[]

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  const database = stack.use(await freshDatabase())
  const app = stack.use(
    await openApp({
      urls: database.urls,
      installationSecret: scratchSecret,
      publicUrl: 'http://localhost:4810',
      token: '',
      webDirectory: null,
      importsFolder: '/nowhere',
      clock: { now: () => Date.UTC(2026, 2, 4, 16, 30) },
      log: database.log,
      connections: 4,
    }),
  )
  context = app.context
  workspaceId = (await loadSampleDay(context, user => app.auth.createUser(user))) ?? ''
  await using shelf = openAnswerShelf(context)
  const actor: Actor = { workspaceId, userId: 'somebody', role: 'agent' }
  const cases = await inWorkspace(context.db, workspaceId, tx => tx.selectFrom('cases').select(['id', 'number']).execute())
  offered = []
  for (const { id } of cases) offered.push(await suggestAnswers(context, shelf, actor, id))
}, 120_000)
afterAll(() => stack.disposeAsync())

const day = readSampleDay()

it('every article of the company is there, published, in four languages', async () => {
  const rows = await inWorkspace(context.db, workspaceId, tx => tx.selectFrom('articles').selectAll().execute())
  expect(rows.length).toBe(day.articles.length)
  expect(rows.length).toBeGreaterThanOrEqual(12)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['published']))
  expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es', 'fr']))
})

it('a newcomer meets answers that stand beside the reply box, and more that may fit', () => {
  expect(offered.filter(({ best }) => best !== null).length).toBeGreaterThanOrEqual(12)
  expect(offered.filter(({ suggestions }) => suggestions.length > 0).length).toBeGreaterThanOrEqual(25)
})

it('nothing of anybody is in an answer that was kept of their case', async () => {
  const kept = await inWorkspace(context.db, workspaceId, tx => tx.selectFrom('kept_answers').selectAll().execute())
  expect(kept.length).toBeGreaterThanOrEqual(8)
  const shown = offered.flatMap(({ suggestions }) => suggestions).filter(({ kind }) => kind !== 'article')
  expect(shown.length).toBeGreaterThan(0)
  const texts = [
    ...kept.flatMap(({ question, answer }) => [question, answer]),
    ...shown.flatMap(({ title, text, headings }) => [title, text, ...headings]),
  ]
  const found = personal().filter(word => texts.some(text => isIn(word, text)))
  expect(found).toEqual([])
})

/** Names, handles, addresses, phones and order numbers of everybody in the day. */
function personal(): string[] {
  const strangers = day.messages.flatMap(message =>
    message.direction === 'in' && typeof message.from !== 'string' ? [message.from] : [],
  )
  const words = [
    ...day.customers.flatMap(({ name, email, phone, profiles }) => [
      name,
      email,
      ...(phone === undefined ? [] : [phone]),
      ...profiles.flatMap(({ handle, displayName }) => [handle, displayName]),
    ]),
    ...strangers.flatMap(({ handle, displayName }) => [handle, displayName]),
    ...day.orders.map(order => order.key),
    // Any part of a name, too: answers are signed with the first.
    ...day.company.team.flatMap(({ name }) => name.split(' ')),
    ...day.customers.flatMap(({ name }) => name.split(' ')).filter(part => part.length > 4),
  ]
  return [...new Set(words.map(word => word.trim()))].filter(word => word.length > 3)
}

function isIn(word: string, text: string): boolean {
  const asWritten = word.toLowerCase().replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${asWritten}(?![\p{L}\p{N}])`, 'u').test(text.toLowerCase())
}
