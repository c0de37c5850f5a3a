import type { Case } from '@evenhand/contract/case.ts'
import type { AuthorLink, Link } from '@evenhand/contract/links.ts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { keys } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { dismissToast, toast } from '../ui/toasts.ts'
import { linkKeys, linkRoutes } from './link-queries.ts'

const t = texts.links

/** Whose case it is, and so when it is due, may be another one now. */
async function readAnew(client: QueryClient): Promise<void> {
  // Whose it is comes first: a customer who is not theirs any more is not asked for again.
  await client.invalidateQueries({ queryKey: keys.cases })
  // The screen hears of it a turn later, and until then still shows that customer.
  await new Promise(resolve => setTimeout(resolve))
  for (const queryKey of [linkKeys.all, keys.customers, keys.lists, keys.counts]) void client.invalidateQueries({ queryKey })
}

const object = (profileId: string, objects: boolean) =>
  request(linkRoutes.object, { params: { id: profileId }, body: { objects } })

function linkSteps(client: QueryClient, { id: caseId }: Case) {
  const toastId = `link ${caseId}`
  /** Does one thing, tells it, and offers to take it back. */
  const step = async (work: () => Promise<AuthorLink>, message: string, undo?: (after: AuthorLink) => Promise<unknown>) => {
    try {
      const after = await work()
      const run = () => {
        dismissToast(toastId)
        void undo?.(after)
      }
      toast({ id: toastId, message, ...(undo ? { action: { label: texts.action.undo, run } } : {}) })
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
    await readAnew(client)
  }
  const restore = (link: Link) => step(() => request(linkRoutes.restore, { params: { id: link.id } }), t.restored)
  const undo = (link: Link, offered = true) =>
    step(() => request(linkRoutes.undo, { params: { id: link.id } }), t.takenBack, offered ? () => restore(link) : undefined)
  return {
    confirm: (link: Link, consented: boolean) =>
      step(
        () => request(linkRoutes.confirm, { params: { id: link.id }, body: { consented } }),
        t.confirmed(link.customer.name),
        after => (after.link === null ? Promise.resolve() : undo(after.link, false)),
      ),
    sayWho: (profileId: string, customerId: string, name: string) =>
      step(
        () => request(linkRoutes.sayWho, { params: { id: profileId }, body: { customerId } }),
        t.confirmed(name),
        after => (after.link === null ? Promise.resolve() : undo(after.link, false)),
      ),
    reject: (link: Link) =>
      step(
        () => request(linkRoutes.reject, { params: { id: link.id } }),
        t.rejected(link.customer.name),
        () => restore(link),
      ),
    undo,
    restore,
    object: ({ profileId, link }: AuthorLink) =>
      step(
        () => object(profileId, true),
        t.objected,
        async () => {
          await object(profileId, false)
          if (link === null) await readAnew(client)
          else await restore(link)
        },
      ),
    noObjection: (profileId: string) => step(() => object(profileId, false), t.restored),
  }
}
export type LinkSteps = ReturnType<typeof linkSteps>

/** What a person can say of who wrote the open case. */
export function useLinkSteps(shown: Case): LinkSteps {
  const client = useQueryClient()
  return useMemo(() => linkSteps(client, shown), [client, shown])
}
