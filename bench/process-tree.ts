import { readFileSync, readdirSync } from 'node:fs'

/** Bytes of resident memory, now and at the most so far. */
export type Measured = { pid: number; command: string; resident: number; most: number }

/**
 * A process and all that it has started, as Linux tells.
 * @throws Error on another system
 */
export function processTree(root: number): Measured[] {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => measured(Number(name)))
  const members = new Set([root])
  for (let before = 0; before < members.size;) {
    before = members.size
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid)
  }
  return all.filter(({ pid }) => members.has(pid))
}

/** Nothing for one that has just ended. */
function measured(pid: number): (Measured & { parent: number })[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const number = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid, parent: number('PPid'), command, resident: number('VmRSS') * 1024, most: number('VmHWM') * 1024 }]
  } catch {
    return []
  }
}
