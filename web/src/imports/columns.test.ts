import { describe, expect, it } from 'vitest'
import { guessColumns, isOurLayout, mappingOf } from './columns.ts'
import { readHead } from './read-head.ts'
import type { Head } from './read-head.ts'

function headOf(text: string): Head {
  const head = readHead(text)
  if (head === null) throw new Error('This has no header.')
  return head
}

describe('the head of a file', () => {
  it('is read with its separator, quotes, byte order mark and line ends', () => {
    expect(readHead('\uFEFF"Message ID";"Said; how";Sent\r\n1;"a ""b""\nc";2026\r\n')).toEqual({
      headers: ['Message ID', 'Said; how', 'Sent'],
      example: ['1', 'a "b"\nc', '2026'],
    })
  })

  it.each(['hello\nworld\n', '\u001F\u008B\u0008,\uFFFD,\n'])('is nothing for one column, or for what is no text: %j', text => {
    expect(readHead(text)).toBeNull()
  })
})

describe('columns', () => {
  it('of another desk are guessed by their names, each taken once', () => {
    const head = headOf('Message ID,Sent,From,Body,Ticket ID,Name\nm1,02/03/2026 09:00,u7,hello,t1,Maria\n')
    expect(isOurLayout(head)).toBe(false)
    expect(guessColumns(head, 'Europe/Paris')).toEqual({
      places: { id: 'Message ID', time: 'Sent', author_id: 'From', text: 'Body', thread: 'Ticket ID', author_name: 'Name' },
      timeFormat: 'DD/MM/YYYY HH:mm',
      zone: 'Europe/Paris',
    })
  })

  it.each([
    ['2026-03-02T09:00:00Z', 'iso', ''],
    ['2026-03-02 09:00:00', 'iso', 'Europe/Paris'],
    ['1772442000', 'epoch-seconds', 'Europe/Paris'],
    ['1772442000000', 'epoch-milliseconds', 'Europe/Paris'],
    ['3/25/2026 9:00', 'MM/DD/YYYY HH:mm', 'Europe/Paris'],
    ['25.3.2026 09:00:10', 'DD.MM.YYYY HH:mm:ss', 'Europe/Paris'],
  ])('see that %s is written as %s', (time, timeFormat, zone) => {
    expect(guessColumns(headOf(`id,time\n1,${time}\n`), 'Europe/Paris')).toMatchObject({ timeFormat, zone })
  })

  it('become the mapping that the import takes', () => {
    const columns = guessColumns(headOf('Nr,Created\n1,2026-03-02T09:00:00Z\n'), 'Europe/Paris')
    expect(JSON.parse(mappingOf({ ...columns, places: { ...columns.places, id: 'Nr' } }))).toEqual({
      fields: { id: 'Nr', time: 'Created' },
      time: { format: 'iso' },
    })
  })

  it('in our own layout need nobody to look at them', () => {
    expect(isOurLayout(headOf('ID,Time,Author_Handle,text\n'))).toBe(true)
  })
})
