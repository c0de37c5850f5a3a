import { describe, expect, test } from 'vitest'
import { readBack } from '../read-import.fixture.ts'

const jsonl = (...rows: unknown[]) => rows.map(row => JSON.stringify(row)).join('\n')

describe('our own layout', () => {
  test('CSV and JSON lines with the same fields give the same messages', async () => {
    const row = {
      id: 'm-1',
      time: '2026-03-02T10:00:00+01:00',
      direction: 'in',
      channel: 'Care mail',
      author_id: 'u-1',
      author_name: 'Maria G.',
      author_email: 'maria@example.com',
      customer_id: 'C-7',
      followers: '12',
      text: 'still no refund, for 4471',
      subject: 'Refund',
      order: '4471',
      kind: 'email',
    }
    const csv = await readBack(
      `${Object.keys(row).join(',')}\n${Object.values(row)
        .map(cell => `"${cell}"`)
        .join(',')}\n`,
      'csv',
    )
    const json = await readBack(jsonl({ ...row, followers: 12, unknown: { deep: 1 } }), 'jsonl')
    expect(json.messages).toEqual(csv.messages.map(message => ({ ...message, line: 1 })))
    expect(csv.messages).toEqual([
      {
        line: 2,
        channel: { name: 'Care mail', network: 'email' },
        activity: {
          version: 1,
          type: 'message.created',
          time: '2026-03-02T09:00:00.000Z',
          direction: 'in',
          visibility: 'direct',
          actor: { externalId: 'u-1', displayName: 'Maria G.', email: 'maria@example.com', customerId: 'C-7', followers: 12 },
          object: { externalId: 'm-1', kind: 'email', text: 'still no refund, for 4471', subject: 'Refund', orderRef: '4471' },
          thread: {},
        },
      },
    ])
  })

  test('threads are taken as named, or found through the replies', async () => {
    const base = { author_id: 'u', text: 'a' }
    const { messages } = await readBack(
      jsonl(
        { ...base, id: 'c', time: '2026-03-02T12:00:00Z', reply_to: 'b' },
        { ...base, id: 'b', time: '2026-03-02T11:00:00Z', reply_to: 'a' },
        { ...base, id: 'a', time: '2026-03-02T10:00:00Z' },
        { ...base, id: 'x', time: '2026-03-02T13:00:00Z', thread: 't-9', reply_to: 'w' },
      ),
      'jsonl',
    )
    expect(messages.map(({ activity }) => [activity.object.externalId, activity.thread])).toEqual([
      ['a', {}],
      ['b', { rootExternalId: 'a', inReplyToExternalId: 'a' }],
      ['c', { rootExternalId: 'a', inReplyToExternalId: 'b' }],
      ['x', { rootExternalId: 't-9', inReplyToExternalId: 'w' }],
    ])
  })

  test('a mapping names other headers, constants, words and times', async () => {
    const { messages, rejects } = await readBack(
      'Nr;Sent;Who;Type;Body\n1;29/03/2026 09:30;Ada;agent;Hello\n2;28/03/2026 09:30;Bob;customer;Hi\n3;soon;Bob;customer;Hi\n',
      'csv',
      {
        mapping: {
          fields: { id: 'nr', time: 'Sent', author_id: 'Who', direction: 'Type', text: 'Body' },
          constants: { channel: 'Old desk', kind: 'chat' },
          values: { direction: { agent: 'out', customer: 'in' } },
          time: { format: 'DD/MM/YYYY HH:mm', zone: 'Europe/Paris' },
        },
      },
    )
    expect(messages.map(({ channel, activity }) => [channel.name, activity.direction, activity.time])).toEqual([
      ['Old desk', 'in', '2026-03-28T08:30:00.000Z'],
      ['Old desk', 'out', '2026-03-29T07:30:00.000Z'],
    ])
    expect(rejects).toMatchObject([{ line: 4, reason: 'Sent is not written as DD/MM/YYYY HH:mm: "soon".' }])
  })

  test('JSON paths reach into objects, and numbers count as text', async () => {
    const { messages } = await readBack(jsonl({ id: 7, at: 1772445600, from: { user: { id: 9 } }, text: 'a' }), 'jsonl', {
      mapping: { fields: { time: 'at', author_id: 'from.user.id' }, time: { format: 'epoch-seconds' } },
    })
    expect(messages[0]?.activity).toMatchObject({
      time: '2026-03-02T10:00:00.000Z',
      actor: { externalId: '9' },
      object: { externalId: '7' },
    })
  })

  test('each bad row has its own reason', async () => {
    const good = { id: '1', time: '2026-03-02T10:00:00Z', author_id: 'u', text: 'a' }
    const { rejects, messages } = await readBack(
      jsonl(
        { ...good, time: '2026-03-02T10:00:00' },
        { ...good, time: '' },
        { ...good, author_id: null },
        { ...good, direction: 'sideways' },
        { ...good, author_email: 'not an address' },
        { ...good, followers: 'many' },
        { ...good, time: '2031-01-01T00:00:00Z' },
        7,
        { ...good, time: '1901-12-13T20:45:52Z' },
        good,
      ),
      'jsonl',
    )
    expect(rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '1 time names no offset from UTC, and the mapping no zone: "2026-03-02T10:00:00".',
      '2 time is empty.',
      '3 author_id is empty, and there is no handle or address either.',
      expect.stringMatching(/^4 direction is "sideways", and only in, out are known\./),
      expect.stringMatching(/^5 author_email: /),
      expect.stringMatching(/^6 followers: /),
      '7 time lies in the future.',
      '8 The line is no JSON object.',
      '9 time is before 2004, which only a clock that was never set tells. Are seconds taken for milliseconds?',
    ])
    expect(messages).toHaveLength(1)
  })

  test.each([
    ['in one line', JSON.stringify([{ id: '1' }])],
    ['over many lines', JSON.stringify([{ id: '1' }], null, 2)],
  ])('a JSON list %s is told how it becomes lines', async (_, content) => {
    await expect(readBack(content, 'jsonl')).rejects.toThrow(/Line 1: This is a JSON list, and one object a line is needed/)
  })

  test('a header that does not fit says what is there', async () => {
    await expect(readBack('Nr,Body\n1,a\n', 'csv')).rejects.toMatchObject({
      code: 'wrong-header',
      message: expect.stringContaining('the file has: Nr, Body'),
    })
  })

  test('a mapping to a column or zone that does not exist is refused', async () => {
    await expect(readBack('id,time,author_id\n', 'csv', { mapping: { fields: { text: 'Body' } } })).rejects.toMatchObject({
      code: 'wrong-header',
    })
    await expect(readBack('{}', 'jsonl', { mapping: { time: { zone: 'Mars/North' } } })).rejects.toMatchObject({
      code: 'bad-mapping',
    })
  })
})
