import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

export type PortOwner = { pid: number; command: string }

/** Which process listens on a TCP port; only Linux tells, and only about processes that we may look at. */
export function ownerOfPort(port: number): PortOwner | undefined {
  try {
    const sockets = listeningSockets(port)
    const pid = sockets.size === 0 ? undefined : readdirSync('/proc').find(entry => /^\d+$/.test(entry) && holds(entry, sockets))
    return pid === undefined ? undefined : { pid: Number(pid), command: commandOf(pid) }
  } catch {
    return undefined
  }
}

/** Lines of /proc/net/tcp: number, local address, remote address, state (0A: listening), …, inode as the tenth word. */
function listeningSockets(port: number): Set<string> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file => readFileSync(file, 'utf8').split('\n').slice(1))
  const words = lines.map(line => line.trim().split(/\s+/))
  const inodes = words.filter(([, local, , state]) => state === '0A' && local?.endsWith(suffix)).map(line => line[9])
  return new Set(inodes.map(inode => `socket:[${inode}]`))
}

function holds(pid: string, sockets: Set<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(fd => sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)))
  } catch {
    return false
  }
}

function commandOf(pid: string): string {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  return words.join(' ').slice(0, 120)
}
