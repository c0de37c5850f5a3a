import type { App } from '../server/src/app.ts'
import type { Person } from './world.ts'

export type Visit = {
  /** Signed in as this person. Nobody, when left out. */
  as?: Person
  /** With the installation's own token, as the command line comes. */
  withToken?: boolean
  method?: string
  /** Sent as JSON. */
  json?: unknown
  body?: string | Uint8Array<ArrayBuffer> | FormData | ReadableStream
  headers?: Record<string, string>
}

/** Asks an app without a socket; each person signs in once, by a one-time link, as people do. */
export function openVisitors(app: App, emailOf: (person: Person) => string, token: string) {
  const cookies = new Map<Person, Promise<string>>()

  async function signIn(person: Person): Promise<string> {
    const link = await app.auth.createSignInLink(emailOf(person))
    const response = await app.fetch(
      request('/api/sign-in/link', { method: 'POST', json: { token: new URL(link).hash.slice(1) } }, {}),
    )
    if (!response.ok) throw new Error(`${person} could not sign in: ${response.status} ${await response.text()}`)
    return response.headers
      .getSetCookie()
      .map(cookie => cookie.split(';', 1)[0])
      .join('; ')
  }

  return async (path: string, visit: Visit = {}): Promise<Response> => {
    const extra: Record<string, string> = {}
    if (visit.withToken) extra['authorization'] = `Bearer ${token}`
    if (visit.as !== undefined) {
      const cookie = cookies.get(visit.as) ?? signIn(visit.as)
      cookies.set(visit.as, cookie)
      extra['cookie'] = await cookie
    }
    return app.fetch(request(path, visit, extra))
  }
}

function request(path: string, { method, json, body, headers }: Visit, extra: Record<string, string>): Request {
  const sent = json === undefined ? (body ?? null) : JSON.stringify(json)
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' }
  return new Request(new URL(path, 'http://localhost:4810'), {
    method: method ?? (sent === null ? 'GET' : 'POST'),
    headers: { ...type, ...extra, ...headers },
    body: sent,
  })
}
