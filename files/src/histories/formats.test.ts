import { describe, expect, test } from 'vitest'
import { csv, instants, readBack } from './read-history.fixture.ts'

const asLines = (...values: readonly unknown[]) => csv(...values.map(value => JSON.stringify(value)))

/** How each export tells of one case: opened 2 March 2026 08:00 UTC, answered 45 minutes later. */
const opened = '2026-03-02T08:00:00Z'
const answered = '2026-03-02T08:45:00Z'
const seconds = 1772438400

const exports: readonly [format: string, content: string, zone: string | null][] = [
  [
    'zendesk-csv',
    csv(
      'Summation column,Id,Requester,Requester id,Requester email,Group,Status,Priority,Via,Created at,Solved at,First reply time in minutes',
      '1,41,Ann,7,ann@example.org,Care,Solved,High,Mail,2026-03-02 09:00:00,2026-03-02 12:00:00,45',
    ),
    'Europe/Paris',
  ],
  [
    'zendesk-json',
    asLines({
      ticket: {
        id: 41,
        requester_id: 7,
        created_at: opened,
        priority: 'high',
        description: 'It smokes',
        via: { channel: 'email' },
        follower_ids: [1, 2],
        comments: [
          { author_id: 7, public: true, created_at: opened },
          { author_id: 3, public: false, created_at: '2026-03-02T08:10:00Z' },
          { author_id: 3, public: true, created_at: answered },
        ],
      },
    }),
    null,
  ],
  [
    'chatwoot',
    JSON.stringify({
      data: {
        payload: [
          {
            id: 41,
            inbox_id: 1,
            status: 'resolved',
            created_at: seconds,
            last_activity_at: seconds + 9000,
            first_reply_created_at: 0,
            priority: 'high',
            meta: { sender: { id: 7 }, channel: 'Channel::Email' },
            messages: [
              { message_type: 0, content: 'It smokes', created_at: seconds },
              { message_type: 1, private: true, sender_type: 'User', content: 'note', created_at: seconds + 60 },
              { message_type: 1, private: false, sender_type: 'AgentBot', content: 'hello', created_at: seconds + 1 },
              { message_type: 1, private: false, sender_type: 'User', content: 'We help', created_at: seconds + 2700 },
            ],
          },
        ],
      },
    }),
    null,
  ],
  [
    'intercom',
    JSON.stringify({
      conversations: [
        {
          id: '41',
          created_at: seconds,
          state: 'closed',
          priority: 'priority',
          source: { type: 'email', body: '<p>It smokes</p>', author: { id: '7', email: 'ann@example.org' } },
          statistics: { first_admin_reply_at: seconds + 2700, first_close_at: seconds + 9000 },
        },
      ],
    }),
    null,
  ],
  [
    'freshdesk',
    csv(
      'Ticket ID,Description,Status,Priority,Source,Group,Created time,Initial response time,Resolved time,First response time (in hrs),Contact ID',
      '41,It smokes,Closed,High,Email,Care,2026-03-02 09:00:00,,2026-03-02 12:00:00,00:45:00,7',
    ),
    'Europe/Paris',
  ],
  [
    'hubspot',
    JSON.stringify({
      results: [
        {
          id: '41',
          properties: {
            hs_object_id: '41',
            createdate: opened,
            closed_date: '2026-03-02T11:00:00Z',
            time_to_first_agent_reply: '2700000',
            hs_pipeline_stage: '4',
            hs_ticket_priority: 'HIGH',
            content: 'It smokes',
            hs_primary_contact_id: '7',
          },
        },
      ],
    }),
    null,
  ],
  [
    'zammad',
    JSON.stringify([
      {
        id: 41,
        number: '82041',
        customer_id: 7,
        priority: '3 high',
        group: 'Care',
        created_at: opened,
        first_response_at: answered,
        close_at: '2026-03-02T11:00:00Z',
      },
    ]),
    null,
  ],
]

const post = (id: number, author: string, inbound: boolean, minute: number, text: string, parent: number | null) =>
  `${id},${author},${inbound},2026-03-02T10:${String(minute).padStart(2, '0')}:00Z,"${text}",${parent ?? ''}`
const numbers = (column: Float64Array | null) => Array.from(column ?? [], value => (Number.isNaN(value) ? null : value))

describe('an export', () => {
  test.each(exports)('of %s is recognised and tells when the case was opened and answered', async (format, content, zone) => {
    const found = await readBack(content, { zone })
    expect(found.format).toBe(format)
    expect(instants(found.columns.opened)).toEqual([opened])
    expect(instants(found.columns.firstResponse)).toEqual([answered])
    expect(found.columns.priority?.names).toHaveLength(1)
    expect(found.columns.customer).toEqual(Int32Array.of(0))
    expect(found.columns.followers).toBeNull()
  })

  test.each(exports.filter(([, , zone]) => zone !== null))('of %s asks for the zone of the account', async (_, content) => {
    await expect(readBack(content)).rejects.toThrow('Say it with --tz')
  })

  test.each(exports.filter(([, content]) => content.includes('smokes')))(
    'of %s tells what was said first',
    async (_, content, zone) => {
      const { texts } = await readBack(content, { zone })
      expect(texts.map(text => text?.trim())).toEqual(['It smokes'])
    },
  )

  test('of tweets becomes threads: the first of a customer opens, the first of a company after it answers', async () => {
    const { columns, texts, format } = await readBack(
      csv(
        'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
        '3,Shop,False,Mon Mar 02 08:45:00 +0000 2026,Sorry to hear,4,2',
        '2,77,True,Mon Mar 02 08:10:00 +0000 2026,still there?,3,1.0',
        '1,77,True,Mon Mar 02 08:00:00 +0000 2026,It smokes,2,',
        '4,77,True,Mon Mar 02 09:00:00 +0000 2026,thanks,,3',
        '8,78,True,Mon Mar 02 10:00:00 +0000 2026,anybody?,,',
        '9,Shop,False,Mon Mar 02 11:00:00 +0000 2026,News of the day,,',
      ),
    )
    expect(format).toBe('twcs')
    expect(instants(columns.opened)).toEqual([opened, '2026-03-02T10:00:00Z'])
    expect(instants(columns.firstResponse)).toEqual([answered, null])
    expect(texts).toEqual(['It smokes', 'anybody?'])
    expect(columns.wordsSent).toEqual(Float64Array.of(3, 0))
  })

  test('a reply that only sends the customer elsewhere is no answer: the case waits for the next', async () => {
    const content = csv(
      'tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id',
      post(1, '77', true, 0, 'my lamp is broken', null),
      post(2, 'LampCo', false, 5, 'Please DM us!', 1),
      post(3, 'LampCo', false, 20, 'A new one is on its way.', 1),
      post(4, '78', true, 0, 'so is mine', null),
      post(5, 'LampCo', false, 9, 'Please DM us!', 4),
    )
    const read = await readBack(content, { isDeflection: text => text === 'Please DM us!' })
    expect(instants(read.columns.firstResponse)).toEqual(['2026-03-02T10:20:00Z', null])
    // Attention is every word that was sent.
    expect(read.columns.wordsSent).toEqual(Float64Array.of(10, 3))
    expect(read.notes.join(' ')).toContain('2 of 2 first replies only send the customer elsewhere')
    expect((await readBack(content)).notes.join(' ')).toContain('Replies were not read')
  })
})

describe('what customers said afterwards', () => {
  test.each([
    ['words', ['Good', 'Bad', 'Offered', '', 'Extremely Unhappy', 'Happy'], [1, 0, null, null, 0, 1]],
    ['numbers', ['5', '1', '3', '', '4', '2'], [1, 0, 0, null, 1, 0]],
  ])('is read from %s', async (_, said, expected) => {
    const rows = said.map(
      (word, i) => `${i},2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,${word},${['0', '2', '', 'yes', 'no', '1'][i]}`,
    )
    const { columns } = await readBack(csv('case_id,opened_at,first_response_at,satisfaction,reopened', ...rows))
    expect(numbers(columns.satisfied)).toEqual(expected)
    expect(numbers(columns.reopened)).toEqual([0, 2, null, 1, 0, 1])
  })
})
