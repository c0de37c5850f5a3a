import { OpenAPIHono } from '@hono/zod-openapi'
import type { Actor, Context, Logger } from '../use-cases/context.ts'
import { EvenhandError } from '../errors.ts'
import type { ActorCache } from './actor-cache.ts'
import type { Auth } from './auth.ts'
import type { LiveHub } from './live.ts'

export type HttpEnv = { Variables: { requestId: string; log: Logger; actor: Actor } }
export type Routes = OpenAPIHono<HttpEnv>

/** What the routes stand on. */
export type HttpParts = { context: Context; auth: Auth; actors: ActorCache; live: LiveHub }

/** Routes of one area. A request that does not fit the contract is refused with the path of what is wrong. */
export function newRoutes(): Routes {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: result => {
      if (result.success) return
      const [issue] = result.error.issues
      const path = issue?.path.join('.') ?? ''
      throw new EvenhandError('invalid', `${path ? `${path}: ` : ''}${issue?.message ?? 'This cannot be understood'}.`, {
        details: { path, in: result.target },
      })
    },
  })
}
