import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database, quoted } from '@evenhand/files/histories/database.ts'
import { tell } from '../program.fixture.ts'

type Document = {
  pairs: { left: string; right: string; probability: number; evidence: { field: string; words: string; weight: number }[] }[]
  clusters: string[][]
  rejected: { line: number; reason: string; file?: string }[]
}

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-link-'))))
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, lines.join('\n'))
  return file
}

async function linked(...args: readonly string[]): Promise<Document & { code: number; err: string }> {
  const { out, err, code } = await tell(['link', ...args, '--json'])
  const document: Document = JSON.parse(out)
  return { ...document, code, err }
}

const people = [
  'no,First Name,Surname,Date of birth,Town,E-mail',
  'k1,Annika,Featherby,1971-06-24,Hull,annika.featherby@mail.example',
  'k2,Featherby,Anika,24.06.1971,Hull,',
  'k3,Boris,Quill,1990-01-30,York,quill@post.example',
  'k4,Dorota,Nowak,1984-11-02,Leeds,dorota@nowak.example',
  'k5,Boris,Quill,1990-01-30,,quill@post.example',
]

describe('evenhand link', () => {
  test('finds one person in two rows though names stand crossed and dates are written differently', async () => {
    const { code, pairs, clusters } = await linked(await write('people.csv', people))
    expect(code).toBe(0)
    expect(clusters).toEqual([['k1', 'k2'], ['k3', 'k5'], ['k4']])
    const [likeliest] = pairs
    expect(likeliest).toMatchObject({ left: 'k3', right: 'k5' })
    expect(likeliest?.probability).toBeGreaterThan(0.99)
    expect(likeliest?.evidence.map(({ words }) => words)).toContain('same e-mail')
    for (const { probability } of pairs) expect(probability).toBeGreaterThan(0.01)
  })

  test('links profiles of one file to customers of another, and nobody within a file', async () => {
    const customers = await write('customers.csv', people)
    const profiles = await write('profiles.csv', ['id,username', 'p1,annika_featherby', 'p2,borisquill', 'p3,somebodyelse'])
    const { pairs } = await linked(customers, profiles)
    const likely = pairs.map(({ left, right }) => `${left} ${right}`)
    expect(likely).toContain('k1 p1')
    expect(likely).toContain('k3 p2')
    expect(pairs.every(({ left, right }) => left.startsWith('k') && right.startsWith('p'))).toBe(true)
  })

  test('says that a handle differs by a year', async () => {
    const file = await write('handles.csv', [
      'id,name,handle',
      '1,Vera Lindqvist,vlindqvist',
      '2,Vera Lindqvist,vlindqvist1987',
      '3,Omar Haddad,oh',
    ])
    const { pairs } = await linked(file)
    expect(pairs[0]?.evidence.map(({ words }) => words)).toContain('handle differs by a year')
  })

  test('takes id and columns as they are named', async () => {
    const file = await write('named.csv', ['Kontakt,Nr', 'a@b.example,1', 'A@b.example,2', 'other@else.example,3'])
    const { clusters } = await linked(file, '--id', 'nr', '--columns', 'email=Kontakt')
    expect(clusters).toEqual([['1', '2'], ['3']])
  })

  test('reads lines of JSON and Parquet as it reads CSV, also where the name does not say so', async () => {
    const rows = people.slice(1).map(line => line.split(','))
    const keys = ['no', 'given', 'family', 'born', 'city', 'email']
    const objects = rows.map(row => Object.fromEntries(keys.map((key, at) => [key, row[at]])))
    const json = objects.map(({ email, ...rest }) => JSON.stringify({ ...rest, contact: { email } }))
    const columns = ['--columns', 'email=contact.email,birth=born']
    const lines = await linked(await write('people.ndjson', [...json, '{"no":']), ...columns)
    expect([lines.code, lines.rejected.map(({ line }) => line)]).toEqual([1, [6]])
    expect(lines.clusters).toEqual([['k1', 'k2'], ['k3', 'k5'], ['k4']])
    const unnamed = await linked(await write('people.export', json), '--format', 'jsonl', ...columns)
    expect(unnamed.clusters).toEqual(lines.clusters)
    const parquet = path.join(folder, 'people.parquet')
    await using database = await Database.open()
    const values = rows.map(row => `(${keys.map((_, at) => quoted(row[at] ?? '')).join(', ')})`)
    await database.run(
      `copy (select * from (values ${values.join(', ')}) t(${keys.join(', ')})) to ${quoted(parquet)} (format parquet)`,
    )
    expect((await linked(parquet)).clusters).toEqual(lines.clusters)
    const cut = await tell(['link', await write('cut.parquet', ['PAR1'])])
    expect([cut.code, cut.err]).toEqual([1, 'The file cannot be read as Parquet. Was it cut off?\n'])
  })

  test('reads names in the old letters of Windows beside those in UTF-8', async () => {
    const file = path.join(folder, 'windows.csv')
    const start = Buffer.from('id,name,city\n1,Jürgen Köhler,Köln\n')
    await writeFile(file, Buffer.concat([start, Buffer.from('2,Jürgen Köhler,Köln\n3,Ann Other,York\n', 'latin1')]))
    const { code, clusters } = await linked(file)
    expect([code, clusters]).toEqual([0, [['1', '2'], ['3']]])
  })

  test('names rows that cannot be used with their lines, links the rest, and exits 1', async () => {
    const { code, rejected, clusters, err } = await linked(
      await write('broken.csv', [...people, ',No,Id,,,', 'k1,Twice,Told,,,', 'k6,"open']),
    )
    expect(code).toBe(1)
    expect(rejected.map(({ line }) => line)).toEqual([7, 8, 9])
    expect(err).toMatch(/line 8: The id k1 already stands in line 2\./)
    expect(clusters).toEqual([['k1', 'k2'], ['k3', 'k5'], ['k4']])
  })

  test.each([
    [['--columns', 'shoe=Size'], 2, /is not FIELD=COLUMN\. Fields are: name, given/],
    [['--id', 'nowhere'], 2, /has no column nowhere\. Its header is: no, First Name/],
  ] as const)('refuses %j with a sentence', async (options, code, sentence) => {
    const told = await tell(['link', await write('people.csv', people), ...options])
    expect([told.code, told.out]).toEqual([code, ''])
    expect(told.err).toMatch(sentence)
  })

  test.each([
    ['empty.csv', [], 1, /The file is empty/],
    ['nothing.csv', ['id,shoe', '1,44'], 2, /no column that can be compared/],
    ['handles.csv', ['handle', 'maria_g'], 2, /handle is the id, unless --id names another/],
    ['header.csv', ['id,name'], 1, /No row of .*header\.csv can be used/],
  ] as const)('refuses %s with a sentence', async (name, lines, code, sentence) => {
    const told = await tell(['link', await write(name, lines)])
    expect(told.code).toBe(code)
    expect(told.err).toMatch(sentence)
  })
})
