import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** A convenience: where it does not work, the printed link remains. */
export function openBrowser(url: string): void {
  const opener = openers[process.platform]
  if (opener === undefined) return
  const [program, ...args] = opener
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
