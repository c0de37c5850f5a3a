import { describe, expect, it } from 'vitest'
import { isRefusal, type Channel, type Connection, type OutgoingReply } from './channel.ts'

/** What the suite needs to know about a channel in order to try it. */
export type Conformance = {
  channel: Channel
  /** A connection that works, with the other side listening; null for a channel that never sends. */
  working: (() => Promise<WorkingConnection>) | null
  /** A connection that nobody has configured yet. */
  unconfigured: Connection
}

export type WorkingConnection = AsyncDisposable & {
  connection: Connection
  /** Everything that the other side has published, in order. */
  published(): readonly unknown[]
  /** From now on the other side is unable to answer. */
  breakDown(): void
  /** From now on it answers only after the signal has given up. */
  hang(): void
}

export const exampleReply: OutgoingReply = {
  replyId: '018f0000-0000-7000-8000-000000000001',
  body: 'A new one is on its way – with ünïcödé, "quotes" and 👩‍🔧.',
  writtenAt: Date.UTC(2026, 2, 2, 10),
  caseNumber: 1042,
  thread: { rootExternalId: 'p-1', visibility: 'public' },
  inReplyTo: { externalId: 'p-1', authorExternalId: 'u-17', handle: 'maria_g' },
}

/** What every channel keeps, whatever its network. Each implementation runs this suite in its own test. */
export function channelConformance(name: string, { channel, working, unconfigured }: Conformance): void {
  describe(`the ${name} channel keeps the port`, () => {
    it('says in a sentence why it cannot send, before anybody tries, and gives the same answer to who tries', async () => {
      const { sendRefusal } = channel.capabilities(unconfigured)
      expect(sendRefusal).toMatch(/[.]$/)
      const result = await channel.send(unconfigured, exampleReply, 'key-of-nothing', AbortSignal.timeout(5000))
      expect(result).toMatchObject({ message: sendRefusal })
      expect(isRefusal(result) && result.refused).toMatch(/^(permanent|needs-person)$/)
    })
    if (working !== null) describeSending(channel, working)
  })
}

function describeSending(channel: Channel, working: () => Promise<WorkingConnection>): void {
  it('publishes a reply and gives the network’s id', async () => {
    await using other = await working()
    expect(channel.capabilities(other.connection).sendRefusal).toBeNull()
    const sent = await channel.send(other.connection, exampleReply, 'key-1', AbortSignal.timeout(5000))
    expect(sent).toEqual({ externalId: expect.stringMatching(/./) as unknown })
    expect(JSON.stringify(other.published())).toContain(JSON.stringify(exampleReply.body).slice(1, -1))
  })

  it('publishes once for one key, however often it is sent, and gives the same id', async () => {
    await using other = await working()
    const first = await channel.send(other.connection, exampleReply, 'key-2', AbortSignal.timeout(5000))
    const second = await channel.send(other.connection, exampleReply, 'key-2', AbortSignal.timeout(5000))
    expect(second).toEqual(first)
    expect(other.published()).toHaveLength(1)
  })

  it('asks to be tried again when the other side breaks down', async () => {
    await using other = await working()
    other.breakDown()
    const result = await channel.send(other.connection, exampleReply, 'key-3', AbortSignal.timeout(5000))
    expect(result).toMatchObject({ refused: 'retry', message: expect.stringMatching(/[.]$/) as unknown })
  })

  it('gives up at once when it is told to', async () => {
    await using other = await working()
    other.hang()
    const signal = AbortSignal.timeout(50)
    await expect(channel.send(other.connection, exampleReply, 'key-4', signal)).rejects.toThrow(/aborted|timeout/i)
  })

  it('tells nothing of its secrets in a refusal', async () => {
    await using other = await working()
    other.breakDown()
    const result = await channel.send(other.connection, exampleReply, 'key-5', AbortSignal.timeout(5000))
    for (const secret of other.connection.signingSecrets) expect(JSON.stringify(result)).not.toContain(secret)
  })
}
