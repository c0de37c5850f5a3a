import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** A living process; one that ended and was not yet collected is none. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return answers(pid)
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * The server processes of a cluster. On Linux each has the data directory as its working directory, which holds even when its
 * pid file is gone; elsewhere the command line of the process with this pid has to do.
 */
export function serversOf(dataDirectory: string, pid: number): number[] {
  if (process.platform === 'linux') return pidsWorkingIn(dataDirectory)
  return pid > 0 && isAlive(pid) && commandOf(pid).includes(dataDirectory) ? [pid] : []
}

function pidsWorkingIn(directory: string): number[] {
  return readdirSync('/proc')
    .filter(entry => /^\d+$/.test(entry) && workingDirectoryOf(entry) === directory)
    .map(Number)
    .filter(isAlive)
}

function workingDirectoryOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // Ended meanwhile, or somebody else's.
    return undefined
  }
}

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}
