import { describe, expect, it } from 'vitest'
import { exampleReply } from '../conformance.ts'
import { sampleChannel } from './sample-channel.ts'

const connection = { channelId: 'c', replyUrl: null, signingSecrets: [] }

describe('a channel of the sample day', () => {
  it('accepts a reply without any configuration, so that a newcomer can try one', async () => {
    expect(sampleChannel.capabilities(connection).sendRefusal).toBeNull()
    const sent = await sampleChannel.send(connection, exampleReply, 'key-1', AbortSignal.timeout(1000))
    expect(sent).toEqual({ externalId: 'sample-key-1' })
  })

  it('gives the same id for the same key, and another for another', async () => {
    const ids = await Promise.all(
      ['a', 'a', 'b'].map(key => sampleChannel.send(connection, exampleReply, key, AbortSignal.timeout(1000))),
    )
    expect(ids[0]).toEqual(ids[1])
    expect(ids[2]).not.toEqual(ids[1])
  })

  it('gives up when it is told to', async () => {
    await expect(sampleChannel.send(connection, exampleReply, 'key', AbortSignal.abort())).rejects.toThrow(/abort/i)
  })
})
