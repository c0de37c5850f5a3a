import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** What the command line reads to find the running server: `.evenhand/server.json`, readable by its owner only. */
export const serverFileSchema = z.object({
  port: z.number().int(),
  pid: z.number().int(),
  /** Lets the command line of the same person in, without a password. */
  token: z.string(),
  url: z.string(),
})
export type ServerFile = z.infer<typeof serverFileSchema>

const nameOf = (stateDirectory: string): string => path.join(stateDirectory, 'server.json')

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function writeServerFile(stateDirectory: string, content: ServerFile): void {
  const fresh = `${nameOf(stateDirectory)}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(fresh, nameOf(stateDirectory))
}

/** Undefined when there is none, or none that can be read. */
export function readServerFile(stateDirectory: string): ServerFile | undefined {
  try {
    return serverFileSchema.parse(JSON.parse(readFileSync(nameOf(stateDirectory), 'utf8')))
  } catch {
    return undefined
  }
}

/** Only our own: another server may have written its own meanwhile. */
export function removeServerFile(stateDirectory: string): void {
  if (readServerFile(stateDirectory)?.pid === process.pid) rmSync(nameOf(stateDirectory), { force: true })
}
