import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBack, readFileBack } from '../read-import.fixture.ts'
import type { ReadBack } from '../read-import.fixture.ts'

const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'
const at = (minute: number) => `Tue Oct 31 22:${String(minute).padStart(2, '0')}:00 +0000 2017`

function told({ messages }: ReadBack) {
  return messages.map(({ channel, activity }) => [
    activity.object.externalId,
    activity.direction,
    channel.name,
    activity.thread.rootExternalId,
    activity.thread.inReplyToExternalId,
  ])
}

describe('the "twcs" layout', () => {
  test('threads follow the replies, in order of time, though parents stand after their children in the file', async () => {
    const read = await readBack(
      `${header}3,acme,False,${at(3)},hello,,2.0\n2,900,True,${at(2)},again,3,1.0\n1,900,True,${at(1)},"@Acme &amp; co, help",2,\n`,
      'twcs',
    )
    expect(told(read)).toEqual([
      ['1', 'in', 'acme', '1', undefined],
      ['2', 'in', 'acme', '1', '1'],
      ['3', 'out', 'acme', '1', '2'],
    ])
    expect(read.messages[0]?.activity.object.text).toBe('@Acme & co, help')
    expect(read.messages.map(message => message.line)).toEqual([4, 3, 2])
  })

  test('every company is a channel; a customer belongs to the one they answer, mention, or that answers them', async () => {
    const read = await readBack(
      [
        header,
        `1,900,True,${at(1)},so late,"2,4",\n`,
        `2,acme,False,${at(2)},sorry,,1\n`,
        `3,901,True,${at(3)},@Bolt my parcel,,\n`,
        `4,bolt,False,${at(4)},we can help,5,1\n`,
        `5,900,True,${at(5)},please do,,4\n`,
        `6,902,True,${at(6)},me too,,5\n`,
        `7,903,True,${at(7)},@friend look,,\n`,
      ].join(''),
      'twcs',
    )
    expect(told(read).map(([id, , channel]) => `${id} ${channel}`)).toEqual([
      '1 acme',
      '2 acme',
      '3 bolt',
      '4 bolt',
      '5 bolt',
      '6 bolt',
      '7 Unknown company',
    ])
  })

  test('a reply that only its parent names is found too', async () => {
    const read = await readBack(
      `${header}1,900,True,${at(1)},a,"2,3",\n2,acme,False,${at(2)},b,,\n3,901,True,${at(3)},c,,2.0\n`,
      'twcs',
    )
    expect(told(read).map(row => row.slice(3))).toEqual([
      ['1', undefined],
      ['1', '1'],
      ['1', '2'],
    ])
  })

  test('columns may stand in any order, and copies with ISO times are read', async () => {
    const read = await readBack(
      'text,tweet_id,inbound,author_id,created_at,in_response_to_tweet_id,response_tweet_id\nhi,7,true,900,2017-10-31 22:10:47+00:00,nan,nan\n',
      'twcs',
    )
    expect(read.messages[0]?.activity).toMatchObject({
      time: '2017-10-31T22:10:47.000Z',
      object: { externalId: '7', text: 'hi' },
    })
  })

  test('broken rows are rejected by line with a reason, and the others are there', async () => {
    const read = await readBack(
      [
        header,
        '1,,,,,,\n',
        `x,900,True,${at(1)},a,,\n`,
        `2,900,maybe,${at(1)},a,,\n`,
        '3,900,True,yesterday,a,,\n',
        '4,900,True,Tue Feb 30 22:10:47 +0000 2017,a,,\n',
        '9,900,True,2017-02-30 22:10:47+00:00,a,,\n',
        `5,900,True,${at(1)},a,,1.2e+18\n`,
        `6,900,True,${at(1)},a\n`,
        `7,900,True,Fri Oct 31 22:10:47 +0000 2031,a,,\n`,
        `10,900,True,Thu Jan 01 00:00:00 +0000 1970,a,,\n`,
        `8,900,True,${at(1)},fine,,\n`,
      ].join(''),
      'twcs',
    )
    expect(read.rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 author_id, inbound, created_at are empty.',
      '3 tweet_id is no whole number: "x".',
      '4 inbound is neither True nor False: "maybe".',
      '5 created_at is no time as Twitter writes it: "yesterday".',
      '6 created_at is no time as Twitter writes it: "Tue Feb 30 22:10:47 +0000 2017".',
      '7 created_at is no time as Twitter writes it: "2017-02-30 22:10:47+00:00".',
      '8 in_response_to_tweet_id is no whole number: "1.2e+18".',
      '9 The row has 5 columns, and the header has 7.',
      '10 created_at lies in the future.',
      '11 created_at is before 2004, which only a clock that was never set tells. Are seconds taken for milliseconds?',
    ])
    expect(read.rejects[0]?.content).toBe('1,,,,,,')
    expect(told(read).map(([id]) => id)).toEqual(['8'])
  })

  test('doubled ids and circles of replies lose no row', async () => {
    const read = await readBack(
      `${header}1,900,True,${at(1)},a,,2\n2,901,True,${at(1)},b,,1\n2,901,True,${at(1)},b,,1\n3,902,True,${at(1)},c,,3\n`,
      'twcs',
    )
    expect(read.count).toBe(4)
    expect(
      told(read)
        .map(([id, , , root]) => `${id} in ${root}`)
        .toSorted(),
    ).toEqual(['1 in 1', '2 in 1', '2 in 1', '3 in 3'])
  })

  test('what is skipped at the start is exactly what an interrupted reading gave', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${20 - i},${900 + i},True,${at(i % 7)},a,,\n`)
    const whole = told(await readBack(header + rows.join(''), 'twcs'))
    expect(told(await readBack(header + rows.join(''), 'twcs', { skip: 7 }))).toEqual(whole.slice(7))
  })

  test('another header is refused by the name of what is missing', async () => {
    await expect(readBack('id,text\n1,a\n', 'twcs')).rejects.toMatchObject({
      code: 'wrong-header',
      message: expect.stringMatching(/its first line must name the columns, and lacks tweet_id, author_id, inbound/),
    })
  })
})

const sample = path.join(
  process.env['EVENHAND_DATA'] ?? path.join(import.meta.dirname, '../../../../shared/data'),
  'conversations/twcs_sample.csv',
)

describe.skipIf(!existsSync(sample))(
  'the real sample (skipped where ../shared/data is absent: it may not be copied here)',
  () => {
    test('2,778 messages of customers and 2,222 of companies are read, and the one broken row is named', async () => {
      const { messages, rejects } = await readFileBack(sample, 'twcs')
      expect(messages.filter(({ activity }) => activity.direction === 'in')).toHaveLength(2778)
      expect(messages.filter(({ activity }) => activity.direction === 'out')).toHaveLength(2222)
      expect(rejects).toEqual([{ line: 2590, reason: 'author_id, inbound, created_at are empty.', content: '3398,,,,,,' }])
      expect(new Set(messages.map(({ channel }) => channel.name)).size).toBe(76)
    })
  },
)
