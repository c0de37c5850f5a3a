import { describe, expect, it } from 'vitest'
import { channelConformance, exampleReply, type WorkingConnection } from '../conformance.ts'
import { isPublicAddress } from './public-address.ts'
import { freePort } from './free-port.fixture.ts'
import { openReceiver, type Answer } from './receiver.fixture.ts'
import { newWebhookSecret } from '../../use-cases/channels/webhook-signature.ts'
import { webhookChannel } from './webhook-channel.ts'

const local = webhookChannel({ allowPrivateAddresses: true })
const secrets = [newWebhookSecret(), newWebhookSecret()]
const timeout = () => AbortSignal.timeout(5000)

async function working(): Promise<WorkingConnection> {
  const receiver = await openReceiver(() => secrets)
  receiver.answerWith(({ id }) => ({ status: 200, body: JSON.stringify({ externalId: `post-of-${id}` }) }))
  return {
    connection: { channelId: 'c', replyUrl: receiver.url, signingSecrets: secrets },
    published: () => receiver.published(),
    breakDown: () => receiver.answerWith({ status: 500 }),
    hang: () => receiver.answerWith(() => new Promise<Answer>(() => undefined)),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  }
}

channelConformance('webhook', {
  channel: local,
  working,
  unconfigured: { channelId: 'c', replyUrl: null, signingSecrets: secrets },
})

describe('a reply by webhook', () => {
  it('is signed by every valid secret, and verifies with the standard’s own library', async () => {
    for (const known of secrets) {
      await using receiver = await openReceiver(() => [known])
      await local.send({ channelId: 'c', replyUrl: receiver.url, signingSecrets: secrets }, exampleReply, 'key', timeout())
      expect(receiver.deliveries).toMatchObject([{ id: 'key', isGenuine: true }])
    }
  })

  it.each([
    [200, undefined],
    [410, 'disabled'],
    [429, 'retry'],
    [503, 'retry'],
    [301, 'needs-person'],
    [401, 'needs-person'],
    [404, 'needs-person'],
    [422, 'permanent'],
  ])('understands %i as %s', async (status, refused) => {
    await using receiver = await openReceiver(() => secrets)
    receiver.answerWith({ status, headers: { location: 'http://169.254.169.254/' } })
    const result = await local.send(
      { channelId: 'c', replyUrl: receiver.url, signingSecrets: secrets },
      exampleReply,
      'key',
      timeout(),
    )
    expect('refused' in result ? result.refused : undefined).toBe(refused)
    expect(receiver.deliveries).toHaveLength(1)
  })

  it('says in words why nobody could be reached, and is tried again', async () => {
    const connection = { channelId: 'c', replyUrl: `http://127.0.0.1:${await freePort()}/`, signingSecrets: secrets }
    expect(await local.send(connection, exampleReply, 'key', timeout())).toEqual({
      refused: 'retry',
      message: 'The address for replies could not be reached: nobody listens there.',
    })
  })

  it('is not confused by an endless answer', async () => {
    await using receiver = await openReceiver(() => secrets)
    receiver.answerWith({ status: 200, body: 'x'.repeat(1_000_000) })
    const connection = { channelId: 'c', replyUrl: receiver.url, signingSecrets: secrets }
    expect(await local.send(connection, exampleReply, 'key', timeout())).toMatchObject({
      externalId: expect.stringContaining('evenhand') as unknown,
    })
  })
})

describe('where a reply may go on the public internet', () => {
  const strict = webhookChannel({ allowPrivateAddresses: false })
  it.each([
    'http://example.com/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://10.1.2.3/',
    'https://192.168.0.1/',
    'https://172.31.255.255/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://0.0.0.0/',
    'https://user:secret@93.184.216.34/',
  ])('not to %s', async replyUrl => {
    const result = await strict.send({ channelId: 'c', replyUrl, signingSecrets: secrets }, exampleReply, 'key', timeout())
    expect(result).toMatchObject({ refused: 'needs-person' })
    expect(JSON.stringify(result)).not.toContain('secret@')
  })

  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true)
  })
})
