import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EvenhandError } from '../../errors.ts'
import { ownerName } from './owner.ts'
import { moveInto } from './home.ts'
import type { Home } from './home.ts'

/** Makes the cluster when there is none: beside its place and then moved there, so that a kill half way leaves no half cluster. */
export function createCluster(home: Home): void {
  if (existsSync(path.join(home.data, 'PG_VERSION'))) return
  const fresh = path.join(home.directory, `data.${process.pid}`)
  const passwordFile = path.join(home.directory, `password.${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(passwordFile, home.password, { mode: 0o600 })
  if (home.runAs.uid !== undefined) chownSync(passwordFile, home.runAs.uid, home.runAs.gid)
  try {
    runInitdb(home, fresh, passwordFile)
    moveInto(fresh, home.data)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function runInitdb(home: Home, directory: string, passwordFile: string): void {
  const flags = [
    `--pgdata=${directory}`,
    `--username=${ownerName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and letters on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  const program = path.join(home.binaries, 'bin', 'initdb')
  const result = spawnSync(program, flags, { ...home.runAs, env: home.environment, cwd: home.directory, encoding: 'utf8' })
  if (result.status === 0) return
  rmSync(directory, { recursive: true, force: true })
  const words = (result.stderr || result.error?.message || '').trim()
  if (/no space left/i.test(words)) {
    throw new EvenhandError(
      'disk-full',
      `The disk is full, so the database cannot be created in ${home.directory}. Make room and start again.`,
    )
  }
  throw new EvenhandError('database-start', `The database could not be created in ${home.directory}:\n${words}`)
}
