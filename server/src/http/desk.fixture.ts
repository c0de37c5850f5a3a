import { z } from 'zod'
import type { ActivityInput } from '@evenhand/contract/activity.ts'
import { caseSchema, type Case } from '@evenhand/contract/case.ts'
import { problemSchema } from '@evenhand/contract/problem.ts'
import { caseRowSchema, type CaseRow, type View } from '@evenhand/contract/queue.ts'
import type { Person, World } from '../../../dev/world.ts'

/** What came back, read by the contract. */
export type Answered = {
  status: number
  /** Reading it fails loudly when the request was refused. */
  readonly case: Case
  code: string | undefined
  details: Record<string, unknown> | undefined
}

export type Desk = {
  /** One post of an author of its own (unless named) becomes one case, which is given as it stands in the queue; of several, the newest. */
  post(text: string, more?: PostOptions): Promise<CaseRow>
  list(view: View, options?: { as?: Person; cursor?: string; limit?: number }): Promise<{ cases: CaseRow[]; next: string | null }>
  get(id: string, as?: Person): Promise<Case>
  change(path: string, json: unknown, as?: Person): Promise<Answered>
  reply(id: string, more?: Partial<ReplyBody>, as?: Person): Promise<Answered>
}
export type PostOptions = {
  author?: string
  at?: number
  followers?: number
  customerId?: string
  channelId?: string
  thread?: string
  object?: string
}
type ReplyBody = {
  body: string
  seenVersion: number
  /** What happens to the case when it is sent; `then` in the request. */
  afterwards: 'open' | 'pending' | 'resolved'
  missingFact: string
  idempotencyKey: string
  despiteCrossing: boolean
}

const pageSchema = z.object({ cases: z.array(caseRowSchema), next: z.string().nullable() })
let count = 0

/** Works at the desk of a world through HTTP, as people do. */
export function deskOf(world: World): Desk {
  async function list(view: View, { as = 'amir', cursor, limit }: Parameters<Desk['list']>[1] = {}) {
    const query = new URLSearchParams({ view, ...(cursor ? { cursor } : {}), ...(limit ? { limit: String(limit) } : {}) })
    return pageSchema.parse(await (await world.http(`/api/cases?${query.toString()}`, { as })).json())
  }
  async function get(id: string, as: Person = 'amir') {
    return caseSchema.parse(await (await world.http(`/api/cases/${id}`, { as })).json())
  }
  async function change(path: string, json: unknown, as: Person = 'amir'): Promise<Answered> {
    const response = await world.http(path, { as, method: 'POST', json })
    const body: unknown = await response.json()
    const error = response.ok ? undefined : problemSchema.parse(body).error
    return {
      status: response.status,
      code: error?.code,
      details: error?.details,
      get case() {
        if (error) throw new Error(`${path} was refused with ${error.code}: ${error.message}`)
        return caseSchema.parse(body)
      },
    }
  }
  return {
    list,
    get,
    change,
    async post(text, options = {}) {
      const activity = activityOf(text, options, world.context.clock.now())
      await world.receive([activity], options.channelId)
      await world.processAll()
      const handle = activity.actor.externalId
      const theirs = (await list('queue', { limit: 200 })).cases.filter(row => row.author.handle === handle)
      const found = theirs.toSorted((a, b) => b.number - a.number)[0]
      if (!found) throw new Error(`No case in the queue for: ${text}`)
      return found
    },
    async reply(id, { afterwards = 'open', ...more } = {}, as) {
      count += 1
      const { version: seenVersion } = await get(id)
      const written = {
        body: 'Thank you, we are looking into it.',
        seenVersion,
        idempotencyKey: `key-${count}-of-the-test`,
        ...more,
      }
      // oxlint-disable-next-line unicorn/no-thenable -- a word of the request; it is never awaited
      return change(`/api/cases/${id}/replies`, { ...written, then: afterwards }, as)
    },
  }
}

function activityOf(text: string, options: PostOptions, now: number): ActivityInput {
  count += 1
  const { author = `author-${count}`, at = now, followers, customerId, object = `post-${count}`, thread } = options
  return {
    version: 1,
    type: 'message.created',
    time: new Date(at).toISOString(),
    actor: {
      externalId: author,
      handle: author,
      displayName: `Person ${author}`,
      ...(followers === undefined ? {} : { followers }),
      ...(customerId === undefined ? {} : { customerId }),
    },
    object: { externalId: object, text },
    ...(thread === undefined ? {} : { thread: { rootExternalId: thread } }),
  }
}
