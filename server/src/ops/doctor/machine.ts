import { existsSync, readFileSync, statSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { programDirectory } from '../../config/config.ts'
import type { Config } from '../../config/config.ts'
import { isAlive } from '../../db/embedded/processes.ts'
import { readServerFile } from '../../serve/server-file.ts'
import { megabytes, ok, warn, wrong } from './finding.ts'
import type { Finding } from './finding.ts'

/** What can be seen without a database. */
export async function examineMachine(config: Config): Promise<Finding[]> {
  return [examineVersions(), await examineServer(config), examineDisk(config), ...examineFiles(config)]
}

function examineVersions(): Finding {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(programDirectory, 'package.json'), 'utf8'))
  const found = `Evenhand ${version} on Node ${process.versions.node}, ${process.platform} ${process.arch}.`
  if (Number(process.versions.node.split('.')[0]) >= 24) return ok('versions', found)
  return wrong('versions', found, 'Use Node 24 or newer.')
}

async function examineServer({ stateDirectory }: Config): Promise<Finding> {
  const server = readServerFile(stateDirectory)
  if (server === undefined || !isAlive(server.pid)) return ok('server', 'No server of this installation is running.')
  const base = `http://127.0.0.1:${server.port}`
  try {
    const response = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(3_000) })
    if (response.ok) return ok('server', `The server answers at ${server.url} (process ${server.pid}).`)
    return wrong('server', `The server at ${server.url} says that its database does not answer.`, 'Look at the database below.')
  } catch {
    return wrong(
      'server',
      `Process ${server.pid} should answer at ${server.url}, and does not.`,
      `Look into ${path.join(stateDirectory, 'server.log')}, or stop it (kill ${server.pid}) and start again.`,
    )
  }
}

const littleRoom = 2 * 1024 ** 3
const noRoom = 200 * 1024 ** 2

function examineDisk({ stateDirectory }: Config): Finding {
  const place = existsSync(stateDirectory) ? stateDirectory : path.dirname(stateDirectory)
  const { bavail, bsize } = statfsSync(place)
  const free = bavail * bsize
  const found = `${megabytes(free)} are free on the disk of ${place}.`
  if (free < noRoom) return wrong('disk', found, 'Make room: the database stops taking anything when the disk is full.')
  return free < littleRoom ? warn('disk', found, 'Make room soon.') : ok('disk', found)
}

/** Files that only their owner may read. */
const privateFiles = ['secret', 'postgres-password', 'server.json', 'server.log', 'worker.log', 'postgres.log']

function examineFiles({ stateDirectory }: Config): Finding[] {
  if (!existsSync(stateDirectory)) return [ok('files', 'This installation has not been started yet.')]
  const open = [stateDirectory, ...privateFiles.map(name => path.join(stateDirectory, name))].filter(isOpen)
  if (open.length === 0) return [ok('files', `Only its owner can read ${stateDirectory}.`)]
  return [warn('files', `Others can read ${open.join(', ')}.`, `Take that away: chmod go= ${open.join(' ')}`)]
}

function isOpen(file: string): boolean {
  return existsSync(file) && (statSync(file).mode & 0o077) !== 0
}
