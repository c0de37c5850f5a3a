import { expect, test } from 'vitest'
import { markdownBlocks, markdownSpans } from './markdown-blocks.ts'

test('headings, paragraphs, lists, quotes and code are told apart', () => {
  expect(
    markdownBlocks('# One\nwords\nmore\n\n- a\n- b\n\n1. c\n\n> q\n\n```\nx\n\ny\n```\n---').map(({ kind }) => kind),
  ).toEqual(['heading', 'paragraph', 'list', 'list', 'quote', 'code', 'rule'])
})

test('a link leads to the web or a mail address, and nowhere else', () => {
  expect(markdownSpans('[a](https://a.example) [b](mailto:b@b.example)').filter(({ kind }) => kind === 'link')).toHaveLength(2)
  for (const href of ['javascript:alert`1`', 'data:text/html,x', '//evil.example', 'vbscript:x', 'JaVaScRiPt:x']) {
    expect(markdownSpans(`[x](${href})`)).toEqual([{ kind: 'text', text: `[x](${href})` }])
  }
})

test('HTML stays the letters that it is', () => {
  expect(markdownSpans('<b onclick=x>')).toEqual([{ kind: 'text', text: '<b onclick=x>' }])
})
