import { Client } from 'pg'
import type { Config } from '../../config/config.ts'
import { connectionFailure } from '../../db/connection-failure.ts'
import { hasCluster } from '../../db/embedded/home.ts'
import { explainFailure } from '../../explain-failure.ts'
import { openInstallation } from '../../serve/installation.ts'
import { examineDatabase } from './database.ts'
import { ok, warn, wrong } from './finding.ts'
import type { Finding } from './finding.ts'
import { examineMachine } from './machine.ts'
import { examineWork } from './work.ts'

/** Looks at everything and changes nothing. The embedded database is started for as long as that takes. */
export async function examine(config: Config): Promise<Finding[]> {
  const machine = await examineMachine(config)
  // Opening the installation would make one.
  if (config.databaseUrl === null && !hasCluster(config.stateDirectory)) {
    return [...machine, ok('database', 'There is no database yet; the first start makes one: npm start')]
  }
  try {
    await using installation = await openInstallation(config)
    const client = new Client({
      connectionString: installation.ownerUrl,
      application_name: 'evenhand doctor',
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const database = await examineDatabase(client, installation)
      const canWork = !database.some(({ name, state }) => name === 'migrations' && state === 'wrong')
      return [...machine, ...database, ...(canWork ? await examineWork(client) : [])]
    } catch (error) {
      throw connectionFailure(error, installation.ownerUrl)
    } finally {
      await client.end().catch(() => undefined)
    }
  } catch (error) {
    return [...machine, closedDatabase(machine, error)]
  }
}

/** A full disk keeps the database from opening: that is one thing that is wrong, and not two. */
export function closedDatabase(machine: readonly Finding[], error: unknown): Finding {
  const isFull = machine.some(({ name, state }) => name === 'disk' && state === 'wrong')
  const found = explainFailure(error)
  return isFull
    ? warn('database', found, 'Make room on the disk first, then ask again.')
    : wrong('database', found, 'Mend that, then ask again.')
}

const marks = { ok: 'ok   ', warn: 'look ', wrong: 'WRONG' } as const

/** For people: what is wrong first, and what to do under it. */
export function tellFindings(findings: readonly Finding[]): string {
  const rank = { wrong: 0, warn: 1, ok: 2 } as const
  const lines = findings
    .toSorted((a, b) => rank[a.state] - rank[b.state])
    .map(({ state, found, mend }) => `${marks[state]}  ${found}${mend === undefined ? '' : `\n       → ${mend}`}`)
  const bad = findings.filter(({ state }) => state === 'wrong').length
  return `${lines.join('\n')}\n\n${bad === 0 ? 'Nothing is wrong.' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong.`}`
}

/** 0 when nothing is wrong, 1 otherwise. */
export function exitCodeOf(findings: readonly Finding[]): number {
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0
}
