import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '@evenhand/contract/client.ts'
import { z } from '@hono/zod-openapi'

const serverFileSchema = z.object({ port: z.number().int(), pid: z.number().int(), token: z.string() })
export type RunningServer = { pid: number; connection: Connection }

/** The server of this installation as it describes itself in `server.json`, if it is alive and answers. */
export async function findServer(stateDirectory: string): Promise<RunningServer | null> {
  const found = await readServerFile(stateDirectory)
  if (found === null || !isAlive(found.pid)) return null
  const connection = { baseUrl: `http://127.0.0.1:${found.port}`, headers: { authorization: `Bearer ${found.token}` } }
  return (await answers(connection)) ? { pid: found.pid, connection } : null
}

async function readServerFile(stateDirectory: string) {
  try {
    const text = await readFile(path.join(stateDirectory, 'server.json'), 'utf8')
    return serverFileSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function answers({ baseUrl }: Connection): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/healthz`, { signal: AbortSignal.timeout(5000) })
    return response.ok
  } catch {
    return false
  }
}
