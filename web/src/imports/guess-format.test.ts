import { expect, it } from 'vitest'
import { guessFormat } from './guess-format.ts'

it('knows the public Twitter layout by its headers, in any order', () => {
  const head = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n1,a,True,x,y,,'
  expect(guessFormat('sample.csv', head)).toBe('twcs')
  expect(guessFormat('sample.csv', `\uFEFF"text",${head.replace('text,', '').replace('\n', '\r\n')}`)).toBe('twcs')
})

it('knows JSON lines by their first character, whatever the name', () => {
  expect(guessFormat('export.txt', '{"id":"1","text":"hi"}\n')).toBe('jsonl')
})

it('takes other comma-separated headers for our layout', () => {
  expect(guessFormat('old-desk.csv', 'id,time,text\n')).toBe('csv')
})

it('says so when it cannot tell', () => {
  expect(guessFormat('photo.png', '\u0089PNG')).toBeNull()
})
