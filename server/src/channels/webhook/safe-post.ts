import { lookup as resolve } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Why a POST was not even tried, or not finished. */
export class UnsafeAddress extends Error {
  override readonly name = 'UnsafeAddress'
}

export type SafePost = {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  signal: AbortSignal
  /** For development and tests only: also this machine, private networks and plain http. */
  allowPrivateAddresses: boolean
}

export type Posted = { status: number; headers: IncomingMessage['headers']; body: string }

const mostAnswerBytes = 64 * 1024

/**
 * POSTs to an address that somebody configured, and to nothing else: the name is resolved once, checked, and the connection goes to
 * exactly that address; redirects are not followed; the answer is cut off at 64 KiB.
 * @throws UnsafeAddress, or what the network threw
 */
export async function safePost(post: SafePost): Promise<Posted> {
  const url = new URL(post.url)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && post.allowPrivateAddresses)) {
    throw new UnsafeAddress('Replies are sent by https only.')
  }
  if (url.username !== '' || url.password !== '') throw new UnsafeAddress('The address must not hold a user name or password.')
  const pinned = await pin(url, post.allowPrivateAddresses)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((fulfil, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) },
      lookup: pinned,
      signal: post.signal,
      // A connection of its own: one that was opened before could lead elsewhere.
      agent: false,
    }
    const request = send(url, options, answer => {
      readAnswer(answer).then(fulfil, reject)
    })
    request.on('error', reject)
    request.end(post.body)
  })
}

async function pin(url: URL, allowPrivateAddresses: boolean): Promise<LookupFunction> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family === 0 ? await resolve(host, { all: true }) : [{ address: host, family }]
  const [first] = addresses
  if (!first) throw new UnsafeAddress(`${host} has no address.`)
  if (!allowPrivateAddresses && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new UnsafeAddress(`${host} is not an address of the public internet.`)
  }
  return (_host, options, callback) => {
    if (options.all) callback(null, [first])
    else callback(null, first.address, first.family)
  }
}

async function readAnswer(answer: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostAnswerBytes) {
      answer.destroy()
      break
    }
    chunks.push(chunk)
  }
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8') }
}
