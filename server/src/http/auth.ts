import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { APIError, betterAuth } from 'better-auth'
import type { AuthContext } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import type pg from 'pg'
import { EvenhandError } from '../errors.ts'

/** Who somebody is. What they may do stands in app.members; here are only names, passwords, links and sessions. */
export type Auth = {
  /** The user of the session cookie, or null. */
  userOf(headers: Headers): Promise<string | null>
  /** @returns headers with the cookie of a new session. @throws `sign-in-failed`, the same for a wrong password and for nobody */
  signInWithPassword(email: string, password: string): Promise<Headers>
  /** Each link works once, for 15 minutes. @throws `link-used` */
  signInWithLink(token: string): Promise<Headers>
  /** Ends the session of the cookie. */
  signOut(headers: Headers): Promise<Headers>
  /** A one-time link for somebody who exists, to be printed or mailed. @throws `not-found` */
  createSignInLink(email: string): Promise<string>
  /** Gives a member another password, made here, and ends their sessions. @returns it; it is stored nowhere in words. @throws `not-found` */
  renewPassword(email: string): Promise<string>
  /** @returns the user's id; an existing address keeps its user and its password. */
  createUser(user: { email: string; name: string; password?: string }): Promise<string>
}

export type AuthOptions = {
  /** Connections of the role that may read schema auth and nothing else, with that schema as search path. */
  pool: pg.Pool
  /** At least 32 characters; signs the cookies. */
  secret: string
  /** Where people reach the desk, for example http://localhost:4810. Cookies are `Secure` when it is https. */
  baseUrl: string
}

const day = 86_400
/** A working fortnight; it ends then, however often it is used. */
const sessionSeconds = 14 * day
const linkSeconds = 15 * 60

/** Sign-in on better-auth, through its functions only: none of its routes is reachable from outside. */
export function openAuth({ pool, secret, baseUrl }: AuthOptions): Auth {
  const issued = new AsyncLocalStorage<{ token?: string }>()
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: baseUrl,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    // Sign-in is limited in guards.ts, by the product's own clock.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'evenhand',
      useSecureCookies: baseUrl.startsWith('https:'),
      // The page itself needs no session, so even a link from outside finds it; its requests are same-site.
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        sendMagicLink: ({ token }) => {
          const store = issued.getStore()
          if (store) store.token = token
        },
      }),
    ],
  })

  return {
    userOf: async headers => (await auth.api.getSession({ headers }))?.user.id ?? null,

    async signInWithPassword(email, password) {
      try {
        const { headers } = await auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true })
        return headers
      } catch (cause) {
        throw refused(cause, 'sign-in-failed', 'This e-mail address and password do not go together.')
      }
    },

    async signInWithLink(token) {
      try {
        const { headers } = await auth.api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true })
        return headers
      } catch (cause) {
        throw refused(cause, 'link-used', 'This link was used already or is older than 15 minutes. Ask for a new one.')
      }
    },

    async signOut(headers) {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true })
      return answered
    },

    async createSignInLink(email) {
      const { internalAdapter } = await auth.$context
      if (!(await internalAdapter.findUserByEmail(email))) throw nobodyWith(email)
      const store: { token?: string } = {}
      await issued.run(store, () => auth.api.signInMagicLink({ body: { email }, headers: new Headers() }))
      // In the fragment: it reaches no log, no referrer, and a preview of the link does not use it up.
      return `${baseUrl}/sign-in#${store.token ?? ''}`
    },

    renewPassword: async email => renewPassword(await auth.$context, email),

    async createUser({ email, name, password }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const existing = await internalAdapter.findUserByEmail(email)
      if (existing) return existing.user.id
      const user = await internalAdapter.createUser(
        { email: email.toLowerCase(), name, emailVerified: true },
        { method: 'admin' },
      )
      if (password !== undefined) {
        const hash = await passwords.hash(password)
        await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
      }
      return user.id
    },
  }
}

type Internals = Pick<AuthContext, 'internalAdapter'> & { password: Pick<AuthContext['password'], 'hash'> }

async function renewPassword({ internalAdapter, password: passwords }: Internals, email: string): Promise<string> {
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
  if (!found) throw nobodyWith(email)
  const { id } = found.user
  const password = randomBytes(12).toString('base64url')
  const hash = await passwords.hash(password)
  if (found.accounts.some(({ providerId }) => providerId === 'credential')) await internalAdapter.updatePassword(id, hash)
  else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
  await internalAdapter.deleteUserSessions(id)
  return password
}

function nobodyWith(email: string): EvenhandError {
  return new EvenhandError('not-found', `Nobody here has the address ${email}.`)
}

/** A refusal of better-auth becomes ours; anything else (a lost database) stays what it is. */
function refused(cause: unknown, code: 'sign-in-failed' | 'link-used', message: string): unknown {
  // A used link is answered with a redirect, which comes from a class of the same name in another package.
  const isRefusal = cause instanceof APIError || (cause instanceof Error && cause.name === 'APIError')
  return isRefusal ? new EvenhandError(code, message, { cause }) : cause
}
