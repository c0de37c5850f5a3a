import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlBlocks } from './html-blocks.ts'
import { readChatwootArticles } from './read-chatwoot-articles.ts'
import { readMarkdown } from './read-markdown.ts'
import { readZendeskArticles } from './read-zendesk-articles.ts'

const textOf = (markdown: string): string =>
  readMarkdown(markdown, { id: 'a' })
    .passages.map(({ text }) => text)
    .join('\n\n')

describe('an article in Markdown', () => {
  it('brings title, language and tags in its front matter', () => {
    const text =
      '---\ntitle: "Returning things"\nlang: en\ntags: [returns, refunds]\nurl: https://lumen.example/r\n---\nYou have 30 days.'
    expect(readMarkdown(text, { id: 'returns.md' })).toEqual({
      id: 'returns.md',
      kind: 'article',
      title: 'Returning things',
      language: 'en',
      tags: ['returns', 'refunds'],
      passages: [{ text: 'You have 30 days.', headings: [] }],
      questions: [],
      url: 'https://lumen.example/r',
    })
  })

  it('needs no front matter: its first heading is its title, else the name of its file', () => {
    expect(readMarkdown('# Batteries\n\nCharge them.', { id: 'b.md' }).title).toBe('Batteries')
    expect(readMarkdown('Charge them.', { id: 'b.md' }).title).toBe('b.md')
  })

  it('is cut under its headings, each passage with the path that leads to it', () => {
    const { passages } = readMarkdown('# Help\n\nHi.\n\n## Returns\n\n### By post\n\nPrint it.\n\nRefunds\n-------\nWait.', {
      id: 'a',
    })
    expect(passages).toEqual([
      { text: 'Hi.', headings: [] },
      { text: 'Print it.', headings: ['Returns', 'By post'] },
      { text: 'Wait.', headings: ['Refunds'] },
    ])
  })

  it.each([
    ['**Reset** it [here](https://lumen.example/reset "now") or _there_', 'Reset it here (https://lumen.example/reset) or there'],
    ['see [rules][r]\n\n[r]: https://lumen.example/rules', 'see rules (https://lumen.example/rules)'],
    ['mail <mailto:care@lark.example>', 'mail care@lark.example'],
    ['keep `fast_now` and snake_case and 2 * 3 * 4', 'keep fast_now and snake_case and 2 * 3 * 4'],
    ['| Country | Days |\n|---|:-:|\n| Norway | 5 |\n| *Spain* | 7 |', 'Country: Norway · Days: 5\nCountry: Spain · Days: 7'],
    ['Do this:\n\n1. Pack\n2. Print\n\n   with care\n* Go', 'Do this:\n1. Pack\n2. Print\n   with care\n- Go'],
    ['```sh\nlark reset --all\n# no heading\n```', 'lark reset --all\n# no heading'],
    ['> quoted\n> twice', 'quoted twice'],
  ])('keeps %j readable', (markdown, expected) => {
    expect(textOf(markdown)).toBe(expected)
  })

  it('gives passages of a few sentences: of a long text none is lost, and none is longer than 700 characters', () => {
    const sentence = fc.stringMatching(/^[A-Z][a-z]{2,9}( [a-z]{2,9}){3,14}\.$/)
    const paragraph = fc.array(sentence, { minLength: 1, maxLength: 30 }).map(all => all.join(' '))
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), paragraphs => {
        const { passages } = readMarkdown(paragraphs.join('\n\n'), { id: 'a' })
        expect(passages.flatMap(({ text }) => text.split(/\s+/))).toEqual(paragraphs.join(' ').split(/\s+/))
        for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(700)
      }),
      { numRuns: 50 },
    )
  })

  it('may be any text at all', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('#', '|', '-', '`', '```\n', '[', '](', ')', '*', '_', '\n', ' ', 'a', '---\n', '<', '>', '&lt;'),
        ),
        pieces => {
          expect(Array.isArray(readMarkdown(pieces.join(''), { id: 'a' }).passages)).toBe(true)
          expect(Array.isArray(htmlBlocks(pieces.join('')))).toBe(true)
        },
      ),
    )
  })

  it.each(['[', '*a ', '`', '<a ', '| -', '> ', '![', '\n-'])('takes 60,000 times %j without delay', piece => {
    const began = performance.now()
    readMarkdown(piece.repeat(60_000), { id: 'a' })
    htmlBlocks(piece.repeat(60_000))
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

const zendesk = {
  articles: [
    {
      id: 36001,
      title: 'Where is my parcel?',
      body: '<h2>Tracking</h2><p>Open <a href="https://lumen.example/track">tracking</a> &amp; type <code>&lt;number&gt;</code>.</p><ul><li>at home</li><li>at work<ol><li>desk</li></ol></li></ul><script>evil()</script>',
      locale: 'en-us',
      label_names: ['delivery'],
      draft: false,
      html_url: 'https://lumen.example/hc/36001',
    },
    { id: 36002, title: 'Not ready', body: '<p>x</p>', locale: 'en-us', draft: true },
    { id: 36003, title: 'Empty', body: null, locale: 'en-us', draft: false },
    'what is this',
  ],
}

describe('articles of a Zendesk help centre', () => {
  it('come with their words, headings, labels and language; drafts and empty ones are left out and said', () => {
    const { documents, leftOut } = readZendeskArticles(zendesk)
    expect(documents).toEqual([
      {
        id: 'zendesk:36001:en-us',
        kind: 'article',
        title: 'Where is my parcel?',
        language: 'en-us',
        tags: ['delivery'],
        passages: [
          {
            text: 'Open tracking (https://lumen.example/track) & type <number>.\n- at home\n- at work\n  1. desk',
            headings: ['Tracking'],
          },
        ],
        questions: [],
        url: 'https://lumen.example/hc/36001',
      },
    ])
    expect(leftOut.map(({ id }) => id)).toEqual(['36002', '36003', '4'])
  })

  it('may stand in a list of their own', () => {
    expect(readZendeskArticles(zendesk.articles).documents).toHaveLength(1)
  })

  it.each([null, 7, 'x', {}, { articles: 'none' }])('gives a sentence for %j', json => {
    expect(readZendeskArticles(json).leftOut).toEqual([{ id: '', reason: expect.stringContaining('no export of articles') }])
  })
})

describe('articles of a Chatwoot help centre', () => {
  it('come when they are published', () => {
    const { documents, leftOut } = readChatwootArticles({
      payload: [
        {
          id: 3,
          title: 'Pay',
          content: 'By **card**.',
          status: 'published',
          locale: 'de',
          meta: { tags: ['money'] },
          category: { name: 'Orders' },
        },
        { id: 4, title: 'Later', content: 'Soon.', status: 'draft', locale: 'de' },
        { id: 5, title: 'Old', content: 'Gone.', status: 2, locale: 'de' },
      ],
    })
    expect(documents.map(({ id, tags, language, passages }) => [id, tags, language, passages[0]?.text])).toEqual([
      ['chatwoot:3:de', ['money', 'Orders'], 'de', 'By card.'],
    ])
    expect(leftOut.map(({ id }) => id)).toEqual(['4', '5'])
  })
})
