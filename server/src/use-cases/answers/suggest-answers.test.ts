import { articleSchema } from '@evenhand/contract/answers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '../../../../dev/scratch-cluster.ts'
import { openWorld } from '../../../../dev/world.ts'
import type { World } from '../../../../dev/world.ts'
import { openAnswerShelf } from './answer-shelf.ts'
import { listArticles } from './articles.ts'
import { answersOf, others, pairing, returns } from './answers.fixture.ts'

let world: World
let at: Awaited<ReturnType<typeof answersOf>>

beforeAll(async () => {
  world = await openWorld()
  at = await answersOf(world)
})
afterAll(() => world[Symbol.asyncDispose]())

const question = 'How can I return my lamp and get a refund?'

describe('a suggested answer', () => {
  it('is not there while nobody has written any', async () => {
    const asked = await at.post(question)
    expect(await at.suggested(asked.id)).toMatchObject({ suggestions: [], best: null })
  })

  it('comes from the article that answers, with its source, as soon as a lead publishes it', async () => {
    const asked = await at.post(question)
    await at.suggested(asked.id)
    const article = await at.write(returns)
    for (const other of [pairing, ...others]) await at.write(other)
    const { suggestions, best } = await at.suggested(asked.id)
    expect(best).toBe(article.id)
    expect(suggestions[0]).toMatchObject({ kind: 'article', title: returns.title, url: returns.url, otherLanguage: false })
    expect(suggestions[0]?.text).toContain('return label')
    expect(suggestions.length).toBeLessThanOrEqual(3)
  })

  it('follows every change of its article, and goes with it', async () => {
    const article = await at.write({
      ...pairing,
      title: 'Descaling a kettle',
      body: 'Boil water with a spoon of citric acid in the kettle.',
    })
    const asked = await at.post('How do I descale my kettle?')
    expect((await at.suggested(asked.id)).suggestions[0]?.text).toContain('citric acid')
    const put = async (change: object, seenVersion: number) => {
      const { title, language, tags, url, body, state } = article
      const json = { title, language, tags, url, body, state, seenVersion, ...change }
      return world.http(`/api/articles/${article.id}`, { as: 'lena', method: 'PUT', json })
    }
    expect((await put({ body: 'Boil water with vinegar in the kettle to descale it.' }, 1)).status).toBe(200)
    expect((await at.suggested(asked.id)).suggestions[0]?.text).toContain('vinegar')
    expect((await put({ state: 'archived' }, 2)).status).toBe(200)
    expect((await at.suggested(asked.id)).suggestions.map(({ documentId }) => documentId)).not.toContain(article.id)
    expect((await put({ title: 'Late' }, 1)).status).toBe(409)
  })

  it('keeps what its article said before, whole, for everybody here and nobody else', async () => {
    const article = await at.write({ ...pairing, title: 'Speaker care', body: 'Dust it.' })
    const { title, language, tags, url, state } = article
    const json = { title, language, tags, url, state, body: 'Dust it weekly.', seenVersion: 1 }
    expect((await world.http(`/api/articles/${article.id}`, { as: 'lena', method: 'PUT', json })).status).toBe(200)
    const versionAt = (version: string) => world.http(`/api/articles/${article.id}/versions/${version}`, { as: 'vera' })
    expect(await (await versionAt('1')).json()).toMatchObject({
      version: 1,
      title,
      body: 'Dust it.',
      tags,
      state,
      by: world.actor('lena').userId,
    })
    expect(await (await versionAt('2')).json()).toMatchObject({ version: 2, body: 'Dust it weekly.' })
    expect([(await versionAt('3')).status, (await versionAt('none')).status]).toEqual([404, 400])
    expect((await world.http(`/api/articles/${article.id}/versions/1`)).status).toBe(401)
  })

  it('is marked when it is in another language than the customer writes', async () => {
    await at.write({
      ...returns,
      title: 'Rückgabe innerhalb von 30 Tagen',
      language: 'de',
      url: null,
      body: 'Sie können alles innerhalb von 30 Tagen zurückgeben: Lampe, Lautsprecher, Ladegerät.',
    })
    const asked = await at.post('Ich möchte meine Lampe zurückgeben, wie viele Tage habe ich für die Rückgabe?')
    const { suggestions } = await at.suggested(asked.id)
    expect(suggestions[0]).toMatchObject({ language: 'de', otherLanguage: false })
    for (const other of suggestions.filter(({ language }) => language === 'en')) expect(other.otherLanguage).toBe(true)
  })

  it('answers what was asked since our last answer, not what is settled', async () => {
    const asked = await at.post(question, { author: 'twice', thread: 'twice', channelId: at.sendingChannel() })
    await at.answer(asked.id, 'Please print the label.')
    await at.send()
    world.advance(60_000)
    await at.post('Another thing: how do I pair my speaker with my phone by Bluetooth?', {
      author: 'twice',
      thread: 'twice',
      channelId: at.sendingChannel(),
    })
    const { suggestions } = await at.suggested(asked.id)
    expect(suggestions[0]?.title).toBe(pairing.title)
  })

  it('is not made for somebody who may harm themselves', async () => {
    const asked = await at.post('I cannot go on, I want to end my life. How can I return my lamp and get a refund?')
    expect(await at.suggested(asked.id)).toMatchObject({ suggestions: [], best: null })
  })

  it('reaches a process that did not write it', async () => {
    const asked = await at.post('My heating shows error E42, what does E42 mean?')
    await at.suggested(asked.id)
    // Past this process, as another one would.
    const { rows } = await asOwner(world.database.urls.owner, owner =>
      owner.query<{ id: string }>(
        `insert into app.articles (id, workspace_id, title, body, language, state, source, created_at, updated_at)
         values (gen_random_uuid(), $1, 'Error E42', 'Error E42 means that the heating lacks water: fill it up to 1.5 bar.', 'en',
           'published', 'written', now(), now()) returning id`,
        [world.workspaceId],
      ),
    )
    await expect.poll(async () => (await at.suggested(asked.id)).suggestions[0]?.documentId).toBe(rows[0]?.id)
  })
})

describe('who may do what', () => {
  it('a viewer reads, an agent uses, a lead writes', async () => {
    for (const as of ['vera', 'amir'] as const) {
      expect((await world.http('/api/articles', { as, json: returns })).status).toBe(403)
      expect((await world.http('/api/articles', { as })).status).toBe(200)
    }
    const asked = await at.post(question)
    expect((await world.http(`/api/cases/${asked.id}/kept-answers`, { as: 'vera', json: {} })).status).toBe(403)
    expect((await world.http('/api/articles', { json: returns })).status).toBe(401)
  })
})

async function fared(id: string) {
  return articleSchema.parse(await (await world.http(`/api/articles/${id}`, { as: 'lena' })).json()).fared
}

describe('what becomes of a suggestion', () => {
  it('is counted: sent as it was, changed, passed over, and not at all when the reply is taken back', async () => {
    const article = await at.write({
      ...pairing,
      title: 'Filter of the vacuum',
      body: 'Wash the filter of the vacuum under cold water every month and let it dry for a day.',
    })
    const offered = (inserted: string | null) => ({
      first: article.id,
      inserted: inserted === null ? [] : [{ documentId: article.id, text: inserted }],
    })
    const ask = async () => (await at.post('How do I clean the filter of my vacuum?', { channelId: at.sendingChannel() })).id
    const text = 'Wash the filter of the vacuum under cold water every month and let it dry for a day.'

    await at.answer(await ask(), `Hello Ana,\n${text}\nKind regards, Amir`, offered(text))
    await at.answer(await ask(), 'Wash the filter under cold water, and let it dry for two days on a radiator.', offered(text))
    await at.answer(await ask(), 'We will send you a new one.', offered(null))
    expect(await fared(article.id)).toEqual({ used: 1, edited: 1, ignored: 1 })

    const { replies } = await at.answer(await ask(), text, offered(text))
    expect(await fared(article.id)).toEqual({ used: 2, edited: 1, ignored: 1 })
    const held = replies.find(({ state }) => state === 'held')
    await at.change(`/api/replies/${held?.id ?? ''}/undo`, {})
    expect(await fared(article.id)).toEqual({ used: 1, edited: 1, ignored: 1 })
    const asked = await ask()
    await expect.poll(async () => (await at.suggested(asked)).suggestions[0]?.fared).toEqual({ used: 1, edited: 1, ignored: 1 })
  })
})

// Last: whoever is a member of both works in one of them.
describe('another workspace', () => {
  it('is offered nothing of ours, and sees no article', async () => {
    await using other = await openWorld({ fresh: world.database, name: 'Across the street' })
    await using shelf = openAnswerShelf(world.context)
    expect((await shelf.ask(world.workspaceId, { text: question }, 3)).suggestions).not.toEqual([])
    expect((await shelf.ask(other.workspaceId, { text: question }, 3)).suggestions).toEqual([])
    expect(await listArticles(other.context, other.actor('ada'), { q: '', limit: 10 })).toEqual({ articles: [], next: null })
  })
})
