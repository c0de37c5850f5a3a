import { mkdir, mkdtemp, mkdtempDisposable, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '@evenhand/contract/client.ts'
import { openWorld } from '../../dev/world.ts'
import type { World } from '../../dev/world.ts'
import { tell } from './program.fixture.ts'

type Line = { id: unknown; lane: number; due: string }

function linesOf(out: string): Line[] {
  return out
    .trimEnd()
    .split('\n')
    .map(text => {
      const line: Line = JSON.parse(text)
      return line
    })
}

function pathOf(url: string | URL | Request): string {
  return url instanceof Request ? url.url : url.toString()
}

/** HTTP without a socket. Whenever somebody looks at imports, cases are made, as a worker would. */
function connectionTo(world: World, { makesCases = true } = {}): Connection {
  return {
    baseUrl: '',
    fetch: async (url, init) => {
      if (makesCases && pathOf(url).startsWith('/api/imports/')) await world.processAll()
      const { method, body, headers } = init ?? {}
      return world.http(pathOf(url), {
        withToken: true,
        ...(method !== undefined && { method }),
        ...(headers !== undefined && { headers: Object.fromEntries(new Headers(headers)) }),
        ...(body !== undefined && body !== null && { body: await new Response(body).text() }),
      })
    },
  }
}

const hello = (i: number): string => `${i + 10},90${i % 9},True,Sun Mar 01 08:00:00 +0000 2026,@acme hello ${i},,`

/** Takes longer to come in than a look at it. */
function longFile(like: string, rows: number): string {
  return [like.split('\n')[0], ...Array.from({ length: rows }, (_, i) => hello(i))].join('\n')
}

const line = (id: number, facts: unknown) => JSON.stringify({ id, facts, now: '2026-03-04T10:00:00Z' })

describe('without a server', () => {
  test('--help shows every command with examples', async () => {
    const { out, code } = await tell(['--help'])
    expect(code).toBe(0)
    for (const command of [
      'serve',
      'sign-in',
      'password',
      'migrate',
      'import conversations',
      'queue',
      'explain',
      'decide',
      'doctor',
      'backup',
      'restore',
    ]) {
      expect(out).toContain(command)
    }
    expect(out).toContain('Examples:')
  })

  test('--version says which version this is', async () => {
    expect(await tell(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^evenhand \d+\.\d+\.\d+\n$/) })
  })

  test('what is not understood is said, with exit code 2', async () => {
    expect(await tell(['nonsense'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining("unknown command 'nonsense'"),
    })
    expect(await tell(['import', 'conversations', 'a.csv'])).toMatchObject({ code: 2, err: expect.stringContaining('--format') })
    expect(await tell(['queue', '--limit', 'many'])).toMatchObject({ code: 2, err: expect.stringContaining('whole number') })
    expect(await tell(['explain', 'Maria'])).toMatchObject({ code: 2, err: expect.stringContaining('"Maria" is no case') })
  })

  test('a mapping that does not fit is said before anything is sent', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'evenhand-mapping-'))
    const file = path.join(folder.path, 'day.csv')
    const mapping = path.join(folder.path, 'mapping.json')
    await writeFile(file, 'id\n1\n')
    const told = async (text: string) => {
      await writeFile(mapping, text)
      return tell(['import', 'conversations', file, '--format', 'csv', '--mapping', mapping])
    }
    expect(await told('{nope')).toEqual({
      code: 1,
      out: '',
      err: `${mapping}: The mapping is no JSON: it goes wrong at character 2.\n`,
    })
    expect(await told('{"fields":{"mood":"x"}}')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/fields: .*"mood".*[^.]\.\n$/),
    })
  })

  test('decide answers line by line in order, refuses one in its place, and ends with 1', async () => {
    const good = { need: { severity: 'medium' } }
    const input = [line(1, good), '', line(2, { need: { followers: 5 } }), 'broken', line(3, good)].join('\n')
    const { code, out, err } = await tell(['decide'], { input })
    const lines = linesOf(out)
    expect(lines).toMatchObject([
      { id: 1, due: '2026-03-04T14:00:00.000Z' },
      { id: 2, error: { code: 'misplaced-fact', path: 'facts.need.followers' } },
      { error: { code: 'malformed-json' } },
      { id: 3, due: '2026-03-04T14:00:00.000Z' },
    ])
    expect([code, err]).toEqual([1, ''])
    expect(await tell(['decide'], { input: line(1, good) })).toMatchObject({ code: 0 })
  })

  test('scenario 1: of 300 overdue mails and a smoking charger, the charger stands first', async () => {
    const now = '2026-03-06T10:00:00Z'
    const mails = Array.from({ length: 300 }, (_, id) => {
      const clock = { joinedAt: new Date(Date.UTC(2026, 2, 5, 9) + id * 1000).toISOString() }
      const audience = id === 299 ? { followers: 2_000_000 } : {}
      return JSON.stringify({
        id,
        facts: { need: { type: 'problem', severity: 'medium' }, relationship: { clock }, audience },
        now,
      })
    })
    const post = {
      need: { text: 'quick one: my X200 charger is smoking, unplugged it, ok to keep indoors?' },
      audience: { followers: 12 },
    }
    const input = [...mails, JSON.stringify({ id: 'post', facts: post, now })].join('\n')
    const loud = await tell(['decide'], { input })
    const quiet = await tell(['decide'], { input: input.replace('2000000', '2') })
    expect(quiet.out).toBe(loud.out)
    const decisions = linesOf(loud.out)
    const [first] = decisions.toSorted((a, b) => a.lane - b.lane || Date.parse(a.due) - Date.parse(b.due))
    expect(first).toMatchObject({ id: 'post', lane: 1, due: '2026-03-06T10:15:00.000Z' })
  })

  test('the server has its own program: its words and its exit code are passed on', async () => {
    const asked: (readonly string[])[] = []
    const runServer = async (args: readonly string[]): Promise<number> => {
      asked.push(args)
      return 7
    }
    expect((await tell(['serve', '--role', 'worker', '--empty'], { runServer })).code).toBe(7)
    await tell(['serve', '--port', '8080'], { runServer })
    await tell(['sign-in'], { runServer })
    await tell(['sign-in', 'lena@example.com'], { runServer })
    await tell(['password', 'lena@example.com'], { runServer })
    await tell(['doctor', '--json'], { runServer })
    await tell(['restore', 'a.backup', '--replace'], { runServer })
    expect(asked).toEqual([
      ['serve', '--role', 'worker', '--empty'],
      ['serve', '--role', 'all', '--port', '8080'],
      ['sign-in'],
      ['sign-in', 'lena@example.com'],
      ['password', 'lena@example.com'],
      ['doctor', '--json'],
      ['restore', 'a.backup', '--replace'],
    ])
  })
})

describe('with a server', () => {
  let folder = ''
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-cli-'))))
  afterAll(() => rm(folder, { recursive: true }))

  const file = [
    'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
    '1,900,True,Sun Mar 01 08:00:00 +0000 2026,@acme when do you open on sundays?,,',
    '2,901,True,Sun Mar 01 09:00:00 +0000 2026,@acme the charger you sent is smoking \u001b[31m,,',
    '3,902,True,Sun Mar 01 08:30:00 +0000 2026,@acme my parcel arrived broken,,',
    '4,903,True,soon,@acme hello,,',
    '5,acme,False,Sun Mar 01 07:00:00 +0000 2026,good morning,,',
  ].join('\n')

  test('a file is imported, its broken rows are written beside it, and a second time changes nothing', async () => {
    await using world = await openWorld()
    const connection = connectionTo(world)
    const target = path.join(folder, 'day.csv')
    await writeFile(target, file)
    const first = await tell(['import', 'conversations', target, '--format', 'twcs', '--json'], { connection })
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({
      state: 'done',
      accepted: 4,
      rejected: 1,
      waiting: 0,
      rejectedFile: `${target}.rejected.csv`,
    })
    expect(first.err).toContain('Making cases: 100 %')
    expect(await readFile(`${target}.rejected.csv`, 'utf8')).toMatch(/^line,reason,content\r\n5,"created_at is no time/)
    const second = await tell(['import', 'conversations', target, '--format', 'twcs'], { connection })
    expect(second.out).toBe(
      `0 new messages.\n4 messages had been imported before; nothing about them changed.\n1 row could not be used; line and reason are in ${target}.rejected.csv.\n`,
    )

    const queue = await tell(['queue', '--json'], { connection })
    const rows: { number: number; severity: string; lane: number; due: string }[] = JSON.parse(queue.out)
    expect(rows.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'low'])
    expect(rows.toSorted((a, b) => a.lane - b.lane || Date.parse(a.due) - Date.parse(b.due))).toEqual(rows)

    const shown = await tell(['queue', '--limit', '1'], { connection })
    expect(shown.out).toContain('smoking')
    expect(shown.out).not.toContain('\u001b')
    expect(shown.err).toContain('There are more')

    const number = String(rows[0]?.number)
    const why = await tell(['explain', number], { connection })
    expect(why.out).toMatch(/^Case \d+ · critical · open\nThis should have been answered by 09:15 yesterday/)
    expect(why.out).toContain('What would change it')
    const forCustomer = await tell(['explain', number, '--for-customer'], { connection })
    expect(forCustomer.out.trim().split('\n')).toHaveLength(1)
    expect(forCustomer.out).not.toMatch(/critical|lane|severity/)
    expect(JSON.parse((await tell(['explain', number, '--json'], { connection })).out)).toMatchObject({
      severity: 'critical',
      lane: 1,
    })
  })

  test('where the list of broken rows cannot be written, the import is told all the same, and where the list is', async () => {
    await using world = await openWorld()
    const target = path.join(folder, 'kept.csv')
    await writeFile(target, file)
    // A folder stands where the list would go: nobody can write it, root neither.
    await mkdir(`${target}.rejected.csv.part`)
    const told = await tell(['import', 'conversations', target, '--format', 'twcs'], { connection: connectionTo(world) })
    expect(told.code).toBe(1)
    expect(told.out).toBe('4 new messages.\n1 row could not be used.\nnpx evenhand queue shows what is open now, in due order.\n')
    expect(told.err).toContain('kept.csv.rejected.csv could not be written (EISDIR).')
    expect(told.err).toContain('on the page Imports')
  })

  test('Ctrl-C stops between two pieces; the same command goes on, and nothing is there twice', async () => {
    await using world = await openWorld()
    const connection = connectionTo(world)
    const target = path.join(folder, 'long.csv')
    await writeFile(target, longFile(file, 3500))
    let interrupt: (() => void) | undefined
    const impatient: Connection = {
      ...connection,
      fetch: async (url, init) => {
        const response = await (connection.fetch ?? fetch)(url, init)
        if (pathOf(url).startsWith('/api/imports/')) interrupt?.()
        return response
      },
    }
    const stopped = await tell(['import', 'conversations', target, '--format', 'twcs'], {
      connection: impatient,
      onInterrupt: listener => (interrupt = listener),
    })
    expect(stopped).toMatchObject({
      code: 130,
      out: '',
      err: expect.stringContaining('the same command again goes on from there'),
    })
    const { out, code } = await tell(['import', 'conversations', target, '--format', 'twcs', '--json'], { connection })
    expect([code, JSON.parse(out)]).toMatchObject([0, { accepted: 3500, duplicates: 0, messagesDone: 3500 }])
  })

  test('Ctrl-C while the file is being sent imports nothing; once all of it is sent, the import is cancelled and says what is stored', async () => {
    await using world = await openWorld()
    const connection = connectionTo(world)
    const target = path.join(folder, 'sent.csv')
    await writeFile(target, longFile(file, 6000))
    let interrupt: (() => void) | undefined
    const onInterrupt = (listener: (() => void) | undefined): void => {
      interrupt = listener
    }
    const brokenOff: Connection = {
      ...connection,
      fetch: async (_url, init) => {
        await new Response(init?.body ?? null).body?.getReader().read()
        interrupt?.()
        init?.signal?.throwIfAborted()
        throw new Error('Nothing broke it off.')
      },
    }
    const command = ['import', 'conversations', target, '--format', 'twcs']
    expect(await tell(command, { connection: brokenOff, onInterrupt })).toMatchObject({
      code: 130,
      out: '',
      err: expect.stringContaining('Nothing of it is imported.'),
    })
    const lost: Connection = {
      ...connection,
      fetch: async (_url, init) => {
        await new Response(init?.body ?? null).text()
        interrupt?.()
        throw new Error('The connection was lost.')
      },
    }
    expect(await tell(command, { connection: lost, onInterrupt })).toMatchObject({
      code: 130,
      err: expect.stringContaining('It may have all of the file'),
    })
    const answered: Connection = {
      ...connection,
      fetch: async (url, init) => {
        const response = await (connection.fetch ?? fetch)(url, init)
        if (init?.method === 'POST' && pathOf(url).startsWith('/api/imports?')) {
          interrupt?.()
          init.signal?.throwIfAborted()
        }
        return response
      },
    }
    expect(await tell(command, { connection: answered, onInterrupt })).toMatchObject({
      code: 130,
      err: expect.stringContaining('the same command again goes on from there'),
    })
    const listed = await world.http('/api/imports', { withToken: true })
    expect(await listed.json()).toMatchObject({ imports: [{ state: 'cancelled', fileName: 'sent.csv' }] })
  })

  test('Ctrl-C while cases are made says how many messages still wait for that, and what makes the cases', async () => {
    await using world = await openWorld()
    const target = path.join(folder, 'waiting.csv')
    await writeFile(target, file)
    let interrupt: (() => void) | undefined
    const connection: Connection = {
      baseUrl: '',
      // Nobody makes cases here.
      fetch: async (url, init) => {
        const response = await connectionTo(world, { makesCases: false }).fetch?.(url, init)
        if (response === undefined) throw new Error('The world does not answer.')
        if ((await response.clone().text()).includes('"state":"done"')) interrupt?.()
        return response
      },
    }
    const stopped = await tell(['import', 'conversations', target, '--format', 'twcs'], {
      connection,
      onInterrupt: listener => (interrupt = listener),
    })
    expect(stopped.code).toBe(130)
    expect(stopped.out).toContain('4 new messages.')
    expect(stopped.err).toContain('Cases are still to be made of 4 messages; that goes on whenever a server runs: npm start\n')
    expect(stopped.err).not.toContain('for a minute')
  })

  test('--history keeps old conversations out of the queue, and says until when', async () => {
    await using world = await openWorld()
    const connection = connectionTo(world)
    const target = path.join(folder, 'years.csv')
    const rows = [
      'o1,2017-10-31T08:00:00Z,rita,"my lamp arrived broken, please send a new one"',
      'n1,2026-03-01T08:00:00Z,ida,"my speaker crackles, can you help?"',
    ]
    await writeFile(target, `id,time,author_id,text\n${rows.join('\n')}\n`)
    const told = await tell(['import', 'conversations', target, '--format', 'csv', '--history'], { connection })
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('Conversations that ended before 2026-01-31 are kept') })
    const queue = await tell(['queue', '--json'], { connection })
    expect(JSON.parse(queue.out)).toHaveLength(1)
  })

  test('what goes wrong is one sentence, without a stack', async () => {
    await using world = await openWorld()
    const connection = connectionTo(world)
    const missing = await tell(['import', 'conversations', path.join(folder, 'none.csv'), '--format', 'twcs'], { connection })
    expect(missing).toMatchObject({ code: 1, out: '', err: `There is no file ${path.join(folder, 'none.csv')}.\n` })
    const target = path.join(folder, 'other.csv')
    await writeFile(target, 'a,b\n1,2\n')
    const wrong = await tell(['import', 'conversations', target, '--format', 'twcs'], { connection })
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('This is no "twcs" file') })
    expect(wrong.err).not.toContain('Making cases')
    const aFolder = await tell(['import', 'conversations', folder, '--format', 'csv'], { connection })
    expect(aFolder).toMatchObject({ code: 1, out: '', err: `${folder} is a folder. Name the file in it.\n` })
    expect(await tell(['explain', '99999'], { connection })).toMatchObject({ code: 1, out: '' })
    expect((await tell(['explain', '99999'], { connection })).err).not.toContain('    at ')
  })
})
