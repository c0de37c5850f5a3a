import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import type { Story } from '@evenhand/domain/audit/simulated/histories.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvLines } from '../audit/history-csv.fixture.ts'
import { tell } from '../program.fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evenhand-audit-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(name: string, content: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}

const history = (name: string, story: Story) =>
  written(name, [...csvLines(simulate({ cases: 2_000, days: 10, ...story }, 1))].join(''))

describe('evenhand audit', () => {
  test('answers from a file alone: a sentence, a stable document and a page', async () => {
    const file = await history('favour.csv', { promiseFavour: 0.1 })
    const out = path.join(folder, 'report.html')
    const told = await tell(['audit', file, '--json', '--out', out])
    expect(told).toMatchObject({ code: 0 })
    expect(told.err).toContain('Measuring speed')
    const document: unknown = JSON.parse(told.out)
    expect(document).toMatchObject({ version: 1, answer: expect.stringMatching(/^Yes/), method: { coverage: 0.9, delta: 1.05 } })
    expect(document).toHaveProperty('findings[0].id', 'followers.speed')
    expect(document).toHaveProperty('findings[0].verdict', 'favours the loud')
    const page = await readFile(out, 'utf8')
    expect(page).toContain('favours the loud')
    // Opens offline, and runs nothing.
    expect(page).not.toMatch(/<script|<link|src=|https?:/)
    expect(page.match(/<svg[^>]*role="img"[^>]*aria-label/g)?.length).toBe(page.match(/<svg/g)?.length)
  })

  test('exits 1 where a condition is met, or cannot be looked at, so that a job can watch', async () => {
    const file = await history('watched.csv', { promiseFavour: 0.1 })
    expect((await tell(['audit', file, '--fail-on', 'followers.speed.low>1.02'])).code).toBe(1)
    expect((await tell(['audit', file, '--fail-on', 'followers.speed.low>90'])).code).toBe(0)
    const blind = await tell(['audit', file, '--fail-on', 'goodwill.value.high>0.1'])
    expect(blind).toMatchObject({ code: 1, err: expect.stringContaining('could not be looked at') })
    expect((await tell(['audit', file, '--fail-on', 'people.region.São Paulo, Süd.speed.low>1'])).err).toContain(
      'this history has no people.region.São Paulo, Süd.speed.low',
    )
    expect(await tell(['audit', file, '--fail-on', 'followers is bad'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no condition'),
    })
  })

  test('says of a single case that it cannot be compared', async () => {
    const file = await written('one.csv', 'case_id,opened_at,first_response_at\n1,2026-03-02T08:00:00Z,2026-03-02T09:00:00Z\n')
    expect(await tell(['audit', file])).toMatchObject({ code: 1, err: expect.stringContaining('compares cases with each other') })
  })

  test('reads severity from the text where no record tells it, and says so; keeps no word in the report', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => {
      const opened = new Date(Date.UTC(2026, 2, 2 + (i % 10), 8, i % 60, i % 7))
      const answered = new Date(opened.getTime() + ((i * 37) % 900) * 60_000 + 5_000)
      const text = [
        'my charger is smoking',
        'WHERE IS MY PARCEL AGAIN!!!!',
        'the colour is not nice',
        'please change my address',
      ][i % 4]
      return `${i},${opened.toISOString()},${answered.toISOString()},${i % 3 === 0 ? i * 11 : 40},"${text} ${i}",@person${i}`
    })
    const file = await written(
      'text.csv',
      `case_id,opened_at,first_response_at,followers,text,customer_handle\n${rows.join('\n')}\n`,
    )
    const out = path.join(folder, 'text.html')
    const told = await tell(['audit', file, '--json', '--out', out])
    expect(JSON.parse(told.out)).toMatchObject({ history: { severityFrom: 'read' } })
    const page = await readFile(out, 'utf8')
    expect(page).toContain('if severity is read right')
    expect(page + told.out).not.toMatch(/smoking|person7|parcel/i)
    await tell(['audit', file, '--include-examples', '--out', out])
    expect(await readFile(out, 'utf8')).toContain('parcel'.toUpperCase())
  })

  test('measures itself on histories of which it is known whether they are fair', async () => {
    const told = await tell(['evaluate', 'audit', '--seeds', '2', '--only', 'the quiet closed', '--json'])
    expect(told).toMatchObject({ code: 0 })
    expect(JSON.parse(told.out)).toMatchObject({ share: 1, seeds: 2, holds: true })
    expect((await tell(['evaluate', 'audit', '--seeds', 'none'])).code).toBe(2)
  })

  test('measures by agent only after consultation', async () => {
    const file = await history('agents.csv', {})
    expect(await tell(['audit', file, '--by', 'agent'])).toMatchObject({ code: 2, err: expect.stringContaining('consulted') })
    expect((await tell(['audit', file, '--by', 'agent', '--consultation-recorded'])).code).toBe(0)
  })

  test.each<[string, string, readonly string[], number, string]>([
    ['a file that is not there', '', [], 1, 'is no file'],
    [
      'an export in the zone of an account',
      'Id,Requester,Created at,First reply time in minutes\n1,a,2026-03-02 09:00:00,4\n',
      [],
      2,
      '--tz',
    ],
    ['a file that tells nothing', 'a,b\n1,2\n', [], 1, 'not known'],
    ['an unknown format', 'a,b\n1,2\n', ['--format', 'excel'], 2, 'excel'],
  ])('says what is wrong with %s', async (name, content, options, code, sentence) => {
    const file = content === '' ? path.join(folder, 'nowhere.csv') : await written(`${name}.csv`, content)
    const told = await tell(['audit', file, ...options])
    expect(told).toMatchObject({ code, out: '', err: expect.stringContaining(sentence) })
  })
})
