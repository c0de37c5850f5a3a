import { randomBytes, randomUUID } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { EvenhandError } from '../../errors.ts'
import { writeOnce } from '../../write-once.ts'
import { completeBinaries } from './binaries.ts'
import type { Binaries } from './binaries.ts'

/** Where a cluster lives and as whom it runs. */
export type Home = {
  directory: string
  data: string
  pidFile: string
  /** A directory with bin, lib and share. */
  binaries: string
  password: string
  /** Empty unless we are root, as whom PostgreSQL refuses to run. */
  runAs: { uid: number; gid: number } | Record<string, never>
  environment: Record<string, string>
}

/** Of clusters that are started as root. */
export const defaultRootBase = '/var/lib/evenhand'

/** Prepares the directories, the password and the binaries; safe to run by several at once. */
export function prepareHome(stateDirectory: string, packaged: Binaries, rootBase = defaultRootBase): Home {
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 })
  const password = writeOnce(path.join(stateDirectory, 'postgres-password'), () => randomBytes(24).toString('base64url'))
  const isRoot = process.getuid?.() === 0
  const { directory, runAs } = isRoot
    ? homeOfRoot(stateDirectory, rootBase)
    : { directory: path.resolve(stateDirectory), runAs: {} }
  const binaries = usableBinaries(packaged, isRoot ? rootBase : directory, isRoot)
  const data = path.join(directory, 'data')
  return {
    directory,
    data,
    binaries,
    password,
    runAs,
    pidFile: path.join(data, 'postmaster.pid'),
    // Nothing of our own environment leaks into the server.
    environment: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
  }
}

/** Whether a start has already begun to make a cluster here. */
export function hasCluster(stateDirectory: string): boolean {
  return existsSync(path.join(stateDirectory, 'postgres-password'))
}

/**
 * As root the cluster lives where an unprivileged user can walk to; the state directory keeps only a pointer. Its name is random:
 * a second clone at the same path must not find the old data.
 */
function homeOfRoot(stateDirectory: string, base: string): Pick<Home, 'directory' | 'runAs'> {
  const runAs = unprivilegedUser()
  try {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    const directory = writeOnce(path.join(stateDirectory, 'postgres-home'), () => path.join(base, randomUUID()))
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    chownSync(directory, runAs.uid, runAs.gid)
    return { directory, runAs }
  } catch (cause) {
    throw new EvenhandError(
      'database-start',
      `As root, Evenhand keeps its database under ${base}, which cannot be written. Start it as an ordinary user, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/** initdb (not postgres) insists on a user of /etc/passwd, so we take one that exists and make none. */
function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0)
  const user = users.find(({ name }) => name === 'nobody') ?? users[0]
  if (user !== undefined) return { uid: user.uid, gid: user.gid }
  throw new EvenhandError(
    'database-start',
    'PostgreSQL refuses to run as root, and this machine has no other user. Start Evenhand as an ordinary user, or set DATABASE_URL.',
  )
}

/** The packaged binaries where they are, or a copy where they can be run: an unprivileged user cannot walk below root's home. */
function usableBinaries({ directory, version }: Binaries, base: string, isRoot: boolean): string {
  if (!isRoot && canComplete(directory)) return directory
  const copy = path.join(base, `postgres-${version}`)
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`
    cpSync(directory, path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
    completeBinaries(path.join(fresh, 'native'))
    moveInto(fresh, copy)
  }
  return path.join(copy, 'native')
}

function canComplete(directory: string): boolean {
  try {
    completeBinaries(directory)
    return true
  } catch {
    // Installed by somebody else: not ours to change.
    return false
  }
}

/** Puts a finished directory in its place; when a neighbour was faster, his stays. */
export function moveInto(fresh: string, place: string): void {
  try {
    renameSync(fresh, place)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}
