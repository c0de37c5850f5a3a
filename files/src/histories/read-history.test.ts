import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Database } from './database.ts'
import { csv, instants, readBack } from './read-history.fixture.ts'

const header = 'case_id,opened_at,first_response_at'
const rows = Array.from({ length: 40 }, (_, i) => `${i},2026-03-02T08:00:${String(i + 10)}Z,2026-03-02T09:00:00Z`)
const refusal = (content: string | Buffer, options = {}) =>
  readBack(content, options).then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

describe('a history in the canonical layout', () => {
  test('is read from CSV, with what is not known left open', async () => {
    const {
      columns,
      format,
      rows: count,
    } = await readBack(
      csv(
        'case_id,customer_id,opened_at,first_response_at,closed_at,severity,followers,public,value',
        'a,7,2026-03-02T08:00:00Z,2026-03-02 10:00:00+01:00,,high,12,true,"1,200.50"',
        'b,,2026-03-03T08:00:00Z,,2026-03-04T08:00:00Z,low,,false,',
      ),
    )
    expect({ format, count }).toEqual({ format: 'canonical', count: 2 })
    expect(instants(columns.firstResponse)).toEqual(['2026-03-02T09:00:00Z', null])
    expect(columns).toMatchObject({
      customer: Int32Array.of(0, -1),
      followers: Float64Array.of(12, NaN),
      public: Float64Array.of(1, 0),
      value: Float64Array.of(1200.5, NaN),
      severity: { codes: Int32Array.of(0, 1), names: ['high', 'low'] },
      priority: null,
    })
    // Nobody said when it was exported: the latest moment of the file.
    expect(instants(columns.watchedUntil)).toEqual(['2026-03-04T08:00:00Z', '2026-03-04T08:00:00Z'])
  })

  test.each([
    ['semicolons and a byte order mark', `\uFEFF${csv(header, ...rows).replaceAll(',', ';')}`],
    ['bars', csv(header, ...rows).replaceAll(',', '|')],
    ['gzip', gzipSync(csv(header, ...rows))],
    [
      'NDJSON',
      csv(...rows.map(row => JSON.stringify(Object.fromEntries(row.split(',').map((cell, i) => [header.split(',')[i], cell]))))),
    ],
    [
      'an indented JSON list',
      JSON.stringify(
        rows.map(row => Object.fromEntries(row.split(',').map((cell, i) => [header.split(',')[i], cell]))),
        null,
        2,
      ),
    ],
    ['epoch seconds', csv(header, ...rows.map((_, i) => `${i},${1772438410 + i},1772442000`))],
  ])('is the same as %s', async (_, content) => {
    const { columns } = await readBack(content)
    expect(columns.opened).toEqual(Float64Array.from({ length: 40 }, (unused, i) => Date.UTC(2026, 2, 2, 8, 0, 10 + i)))
    expect(instants(columns.firstResponse)[0]).toBe('2026-03-02T09:00:00Z')
  })

  test('has its times in the zone that was said, days too', async () => {
    const { columns, notes } = await readBack(csv(header, 'a,2026-07-01 00:30:00,2026-07-01 02:00:00'), { zone: 'Europe/Paris' })
    expect(instants(columns.opened)).toEqual(['2026-06-30T22:30:00Z'])
    expect(new Date((columns.day[0] ?? 0) * 86_400_000).toISOString()).toContain('2026-07-01')
    expect(notes.join(' ')).toContain('Europe/Paris')
  })

  test('may have other names and times by a mapping', async () => {
    const mapping = JSON.stringify({
      fields: { case_id: 'Nr', opened_at: 'Eingang', first_response_at: 'Antwort' },
      constants: { channel: 'mail' },
      time: { format: 'DD.MM.YYYY HH:mm', zone: 'Europe/Berlin' },
    })
    const { columns } = await readBack(csv('Nr;Eingang;Antwort', '1;02.03.2026 09:00;02.03.2026 10:30'), { mapping })
    expect(instants(columns.firstResponse)).toEqual(['2026-03-02T09:30:00Z'])
    expect(columns.channel?.names).toEqual(['mail'])
  })

  test('of a known desk may have its times written anew by a program for tables: a mapping says how', async () => {
    const zendesk = csv(
      'Id,Requester,Created at,Solved at,First reply time in minutes,Followers of theirs',
      '41,Ann,02/03/2026 09:00,02/03/2026 12:00,45,300',
    )
    const mapping = JSON.stringify({
      fields: { followers: 'Followers of theirs' },
      time: { format: 'DD/MM/YYYY HH:mm', zone: 'Europe/Paris' },
    })
    const { columns, label } = await readBack(zendesk, { mapping })
    expect(instants(columns.firstResponse)).toEqual(['2026-03-02T08:45:00Z'])
    expect(instants(columns.resolved)).toEqual(['2026-03-02T11:00:00Z'])
    expect(columns.followers).toEqual(Float64Array.of(300))
    expect(label).toBe('the CSV export of Zendesk, with a mapping')
  })

  test('finds in JSON what only late cases tell', async () => {
    const content = csv(
      ...Array.from({ length: 21_000 }, (_, i) => {
        const own = { case_id: i, opened_at: '2026-03-02T08:00:00Z', first_response_at: i < 500 ? null : '2026-03-02T09:00:00Z' }
        return JSON.stringify(i < 20_500 ? own : { ...own, followers: i })
      }),
    )
    const { columns } = await readBack(content)
    expect(columns.followers?.[20_499]).toBeNaN()
    expect(columns.followers?.[20_999]).toBe(20_999)
  })

  test('has as public the channels that somebody says are, where no column says it', async () => {
    const content = csv(`${header},channel`, `${rows[0]},Twitter`, `${rows[1]},Mail`, `${rows[2]},`)
    const { columns, notes } = await readBack(content, { publicChannels: ['twitter'] })
    expect(columns.public).toEqual(Float64Array.of(1, 0, NaN))
    expect(notes.join(' ')).toContain('the channels twitter; all others are private')
    expect((await readBack(content)).columns.public).toBeNull()
  })

  test('takes value and reach of people from another file, by id, then e-mail, then handle', async () => {
    const { columns, notes } = await readBack(
      csv(
        `${header},customer_id,customer_email,customer_handle`,
        `${rows[0]},1,,`,
        `${rows[1]},,ANN@example.org,`,
        `${rows[2]},,,@bo`,
        `${rows[3]},9,,`,
      ),
      {
        customers: csv(
          'id,email,handle,followers,value',
          '1,a@example.org,x,10,1',
          '2,ann@example.org,y,20,2',
          '3,c@example.org,Bo,30,3',
        ),
      },
    )
    expect(columns.followers).toEqual(Float64Array.of(10, 20, 30, NaN))
    expect(notes.join(' ')).toContain('3 of 4 cases')
  })

  test('says what it could not read of the file of customers', async () => {
    const { columns, notes } = await readBack(csv(`${header},customer_id`, `${rows[0]},1`), {
      customers: csv('customer_id,followers', '1,10', '2,"half'),
    })
    expect(columns.followers).toEqual(Float64Array.of(10))
    expect(notes.join(' ')).toContain('Left out of the file of customers: 1 row.')
  })
})

describe('a Parquet file', () => {
  test('is read by its own types', async () => {
    await using database = await Database.open()
    const file = path.join(database.folder, 'history.parquet')
    await database.run(`copy (select 7 as case_id, timestamptz '2026-03-02 08:00:00+00' as opened_at, timestamp '2026-03-02 09:00:00' as first_response_at,
      1200::bigint as followers, true as public) to '${file}' (format parquet)`)
    const { columns } = await readBack(await readFile(file), { zone: 'UTC' })
    expect(instants(columns.opened)).toEqual(['2026-03-02T08:00:00Z'])
    expect(instants(columns.firstResponse)).toEqual(['2026-03-02T09:00:00Z'])
    expect(columns).toMatchObject({ followers: Float64Array.of(1200), public: Float64Array.of(1) })
  })
})

describe('a damaged history', () => {
  test('may have columns that hold nothing', async () => {
    const { columns } = await readBack(csv(`${header},severity,customer_id,followers`, ...rows.map(row => `${row},,,`)))
    expect(columns.severity?.names).toEqual([])
    expect(columns.customer?.every(code => code === -1)).toBe(true)
    expect(columns.followers?.every(Number.isNaN)).toBe(true)
  })

  test('loses what cannot be used, by reason, and nothing else', async () => {
    const { columns, left } = await readBack(
      csv(
        header,
        ...rows,
        rows[3] ?? '',
        '3,2026-03-02T08:30:00Z,2026-03-02T09:00:00Z',
        'x,2026-03-02T08:00:00Z,2026-03-01T08:00:00Z',
      ),
    )
    expect(columns.count).toBe(40)
    expect(left).toEqual(expect.arrayContaining([{ count: 1, reason: 'The first response lies before the opening.' }]))
    expect(left.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  })

  test('keeps words with their cases, in the order of the file, where it is long and ids come twice', async () => {
    const start = Date.UTC(2026, 2, 2)
    // Some groups of rows, so that more than one thread reads them.
    const lines = Array.from(
      { length: 250_000 },
      (_, i) => `${i % 11 === 3 ? i - 1 : i},${start + i},${start + i + 9},${i % 2},w${i}`,
    )
    const { columns, texts, left } = await readBack([`${header},public,text`, ...lines].join('\n'))
    expect(left).toEqual([{ count: 22_727, reason: 'The id appears before, with other times.' }])
    const places = Array.from(columns.opened, opened => opened - start)
    expect(places.findIndex((place, i) => place < (places[i - 1] ?? -1))).toBe(-1)
    expect(texts.findIndex((text, i) => text !== `w${places[i]}`)).toBe(-1)
    expect(places.findIndex((place, i) => columns.public?.[i] !== place % 2)).toBe(-1)
  }, 30_000)

  test('loses one row to half a quotation mark, not the rest of the file', async () => {
    const { columns, left } = await readBack(
      csv(`${header},text`, ...rows.map((row, i) => (i === 4 ? `${row},"half` : `${row},"whole, as it is"`))),
    )
    expect(columns.count).toBe(39)
    expect(left).toEqual([{ count: 1, reason: expect.stringContaining('line 6') }])
  })

  test('passes over the header where it comes again', async () => {
    const { columns, left, notes } = await readBack(
      csv(`${header},closed_at`, ...rows.map(row => `${row},`), `${header},closed_at`),
    )
    expect(columns.count).toBe(40)
    expect(left).toEqual([{ count: 1, reason: 'The header line stands in the file once more.' }])
    // It names no zone, and so nobody is asked for one.
    expect(notes).toEqual([])
  })

  test.each([
    ['nothing', '', {}, 'The file is empty'],
    ['only a header', csv(header), {}, 'a header and no case'],
    ['no header', csv(...rows), {}, 'is the header line missing'],
    ['no header, and a cell twice in the first line', csv('1,5,5', '2,5,6'), {}, 'is the header line missing'],
    ['an empty list', '[]', {}, 'no case'],
    ['times after today', csv(header, ...rows), { now: Date.UTC(2026, 1, 1) }, 'lies in the future'],
    ['a title above the header', csv('Cases of March,,', header, ...rows), {}, 'remove what stands above'],
    ['two columns of one name', csv(`${header},opened_at`, `${rows[0]},x`), {}, 'Two columns are called "opened_at"'],
    ['another layout', csv('a,b', '1,2'), {}, 'case_id, opened_at and first_response_at'],
    ['zones in some rows only', csv(header, ...rows, 'x,2026-03-02 08:00:00,2026-03-02 09:00:00'), {}, '--tz'],
    [
      'answers before openings',
      csv(header, ...rows.map(row => row.replace('T09', 'T07'))),
      {},
      'The first response lies before the opening.',
    ],
    [
      'lines that are broken in more than a tenth',
      csv(header, ...rows.map((row, i) => (i % 8 === 0 ? `${row},a comma, unquoted` : row))),
      {},
      'Only 35 of 40 rows can be used',
    ],
    [
      'one line, and that broken',
      csv(header, `${rows[0]},more`),
      {},
      'No row can be used. 1 row: The row has not as many columns',
    ],
    [
      'tweets that cannot be read in more than a tenth',
      csv(
        'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
        ...rows.map((_, i) => `${i},7,True,${i % 8 === 0 ? 'long ago' : '2026-03-02T08:00:00Z'},hello,,`),
      ),
      {},
      'Only 35 of 40 rows can be used',
    ],
    ['times nobody can read', csv(header, '1,yesterday,today'), {}, 'cannot be read as a time'],
    ['a zone that does not exist', csv(header, ...rows), { zone: 'Mars/Olympus' }, 'no time zone "Mars/Olympus"'],
    ['a mapping to a column that is not there', csv(header, ...rows), { mapping: '{"fields":{"severity":"Grad"}}' }, '"Grad"'],
    ['a mapping of unknown columns', csv(header, ...rows), { mapping: '{"fields":{"mood":"M"}}' }, '"mood"'],
    [
      'people without a shared key',
      csv(header, ...rows),
      { customers: csv('name,value', 'x,1') },
      'share no key. The cases hold none of customer_id',
    ],
    [
      'people who are written in another way',
      csv(`${header},customer_id`, ...rows.map((row, i) => `${row},${i + 1}`)),
      { customers: csv('customer_id,followers', 'C-1,5', 'C-2,6') },
      'The cases name 1, 10, 11; the file of customers names C-1, C-2.',
    ],
    [
      'public channels that no case came by',
      csv(`${header},channel`, `${rows[0]},Mail`),
      { publicChannels: ['Twitter'] },
      'No case came by the channel "Twitter". The file names Mail.',
    ],
    ['public channels, and no channel in the file', csv(header, ...rows), { publicChannels: ['Twitter'] }, 'names no channels'],
    ['broken JSON', '[{"case_id": 1,', {}, 'begins like JSON'],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004rest'), {}, 'Unpack it'],
    ['UTF-16', Buffer.from('\uFEFFcase_id', 'utf16le'), {}, 'UTF-16'],
  ])('of %s is refused in a sentence', async (_, content, options, sentence) => {
    expect(await refusal(content, options)).toContain(sentence)
  })
})
