import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import type { Activity } from '@evenhand/contract/activity.ts'
import { channelWithSecretsSchema } from '@evenhand/contract/channel.ts'
import { importSchema } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { sessionSchema } from '@evenhand/contract/session.ts'
import type { ServerFile } from '../../server/src/serve/server-file.ts'

/** What was acknowledged to those who send, over all lives of the server. */
export type Sent = {
  /** The file that is imported, and its import once the server has said that it has it. */
  file: string
  import: Import | null
  /** Posted live, in this order, `perPost` at a time; so many were acknowledged. */
  live: readonly Activity[]
  acknowledged: number
  channel: { path: string; secret: string } | null
  /** How often an import that had told of more told of less. */
  forgotten: number
}

export const perPost = 5

type Asked = { method?: 'POST'; headers?: Readonly<Record<string, string>>; body?: string | Uint8Array<ArrayBuffer> }

/** One life of the server, as those see it who send to it. Whatever fails because it was killed is tried again in its next life. */
export class ServerLife {
  private readonly server: ServerFile
  private readonly sent: Sent

  constructor(server: ServerFile, sent: Sent) {
    this.server = server
    this.sent = sent
  }

  async workspaceId(): Promise<string> {
    return sessionSchema.parse(await this.ask('/api/session')).workspace.id
  }

  /** Hands the file over, unless an earlier life has taken it. */
  async handOver(): Promise<void> {
    if (this.sent.import !== null) return
    const body = new Uint8Array(await readFile(this.sent.file))
    const headers = { 'content-type': 'application/octet-stream' }
    const taken = await this.ask('/api/imports?format=jsonl&fileName=generated.jsonl', { method: 'POST', headers, body })
    this.sent.import = importSchema.parse(taken)
  }

  /** Posts what comes next, and asks how far the import is. */
  async step(): Promise<void> {
    await Promise.all([this.post(), this.follow(), wait(10)])
  }

  private async follow(): Promise<void> {
    const known = this.sent.import
    if (known === null) return
    const now = importSchema.parse(await this.ask(`/api/imports/${known.id}`))
    if (now.messagesDone < known.messagesDone || now.accepted < known.accepted) this.sent.forgotten += 1
    this.sent.import = now
  }

  private async post(): Promise<void> {
    const { live, acknowledged } = this.sent
    const next = live.slice(acknowledged, acknowledged + perPost)
    if (next.length === 0) return
    const channel = (this.sent.channel ??= await this.connect())
    const body = JSON.stringify(next)
    const at = new Date()
    const id = `msg_${randomUUID()}`
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(channel.secret).sign(id, at, body),
    }
    await this.ask(channel.path, { method: 'POST', headers, body })
    this.sent.acknowledged += next.length
  }

  private async connect(): Promise<{ path: string; secret: string }> {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'Live', network: 'posts', replyUrl: null })
    const { inboundPath, inboundSecret } = channelWithSecretsSchema.parse(
      await this.ask('/api/channels', { method: 'POST', headers, body }),
    )
    return { path: inboundPath ?? '', secret: inboundSecret }
  }

  private async ask(path: string, init: Asked = {}): Promise<unknown> {
    const { port, token } = this.server
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}
