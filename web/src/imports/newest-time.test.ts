import { describe, expect, it } from 'vitest'
import { guessColumns } from './columns.ts'
import { newestTime } from './newest-time.ts'
import { readHead } from './read-head.ts'

describe('the newest time of a file', () => {
  it('is found in our own layout, also in its last rows, of which the first is cut', () => {
    const head = 'id,time,author_id,text\n1,2017-10-31T08:00:00Z,a,"so, broken"\n'
    const tail = 'roken",,\n8,2018-01-02T08:00:00Z,b,late\n9,2018-01-01T08:00:00Z,c,"a\nb"\n'
    expect(newestTime({ head, tail }, 'csv', null)).toBe(Date.UTC(2018, 0, 2, 8))
  })

  it('is read as the columns say, or not at all', () => {
    const head = 'Nr;Sent;From\n1;2.3.2026 08:00;Olaf\n'
    const found = readHead(head)
    if (found === null) throw new Error('This has a header.')
    const columns = guessColumns(found, 'Europe/Dublin')
    expect(newestTime({ head, tail: '' }, 'csv', columns)).toBe(Date.UTC(2026, 2, 2))
    expect(newestTime({ head, tail: '' }, 'csv', { ...columns, timeFormat: 'epoch-seconds' })).toBeNull()
  })

  it('is found in lines of JSON and in the public layout', () => {
    const line = '{"id":"1","time":"2017-10-31T08:00:00Z","text":"x"}\n{"id":"2","ti'
    expect(newestTime({ head: line, tail: '' }, 'jsonl', null)).toBe(Date.UTC(2017, 9, 31, 8))
    const head = 'tweet_id,author_id,inbound,created_at,text\n1,a,True,Tue Oct 31 22:10:47 +0000 2017,hello\n'
    expect(newestTime({ head, tail: '' }, 'twcs', null)).toBe(Date.UTC(2017, 9, 31, 22, 10, 47))
  })

  it('is not known where there is none', () => {
    expect(newestTime({ head: '\u001f\u008b', tail: '' }, 'csv', null)).toBeNull()
  })
})
