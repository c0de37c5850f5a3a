import { createHmac } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { firstMessageScript } from './first-message-script.ts'

const secret = `whsec_${Buffer.from('a key of some length').toString('base64')}`
const address = 'http://localhost:4810/hooks/1'

/** Runs the script as the module that it is, with the network replaced. */
async function run(script: string, send: typeof fetch): Promise<void> {
  const module = `data:text/javascript,${encodeURIComponent(script)}`
  vi.stubGlobal('fetch', send)
  vi.spyOn(console, 'log').mockReturnValue()
  await import(/* @vite-ignore */ module)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
}

it('posts one message with a signature that the secret verifies', async () => {
  const sent: { url: string; headers: Headers; body: string }[] = []
  await run(firstMessageScript(address, secret), async (url, init) => {
    const asked = new Request(url, init)
    sent.push({ url: asked.url, headers: asked.headers, body: await asked.text() })
    return new Response('{}', { status: 202 })
  })
  const [first] = sent
  const signed = `${first?.headers.get('webhook-id')}.${first?.headers.get('webhook-timestamp')}.${first?.body}`
  const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(signed)
    .digest('base64')
  expect(sent).toHaveLength(1)
  expect(first?.url).toBe(address)
  expect(first?.headers.get('webhook-signature')).toBe(`v1,${expected}`)
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ version: 1, type: 'message.created' })
})
