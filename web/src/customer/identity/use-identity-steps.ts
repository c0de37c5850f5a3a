import type * as households from '@evenhand/contract/households.ts'
import type * as links from '@evenhand/contract/links.ts'
import type * as merges from '@evenhand/contract/merges.ts'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { sentenceOf } from '../../api/problem.ts'
import { keys } from '../../api/queries.ts'
import { request, route } from '../../api/request.ts'
import { linkKeys } from '../../links/link-queries.ts'
import { texts } from '../../texts/en.ts'
import { dismissToast, toast } from '../../ui/toasts.ts'

const routes = {
  merge: route<typeof merges.mergeCustomers>('post', '/api/customers/{id}/merges'),
  part: route<typeof merges.undoCustomerMerge>('post', '/api/customer-merges/{id}/undo'),
  undoLink: route<typeof links.undoLink>('post', '/api/links/{id}/undo'),
  restoreLink: route<typeof links.restoreLink>('post', '/api/links/{id}/restore'),
  object: route<typeof links.objectAsCustomer>('post', '/api/customers/{id}/objections'),
  makeHousehold: route<typeof households.makeHousehold>('post', '/api/households'),
  changeHousehold: route<typeof households.changeHousehold>('patch', '/api/households/{id}'),
  dissolve: route<typeof households.dissolveHousehold>('post', '/api/households/{id}/dissolve'),
  restoreHousehold: route<typeof households.restoreHousehold>('post', '/api/households/{id}/restore'),
  addMember: route<typeof households.addMember>('post', '/api/households/{id}/members'),
  endMembership: route<typeof households.endMembership>('post', '/api/memberships/{id}/end'),
  restoreMembership: route<typeof households.restoreMembership>('post', '/api/memberships/{id}/restore'),
}

type Ground = households.Household['members'][number]['because']
type Named = { id: string; name: string }
export type NewHousehold = { name: string; kind: households.Household['kind']; contract: string; because: Ground }

const toastId = 'identity'

/** Does one thing, tells it, offers to take it back, and has everything about customers read anew. @returns whether it was done */
async function step<Done>(
  client: QueryClient,
  work: () => Promise<Done>,
  message: string,
  undo?: (done: Done) => Promise<unknown>,
): Promise<boolean> {
  try {
    const done = await work()
    const run = () => {
      dismissToast(toastId)
      void undo?.(done)
    }
    toast({ id: toastId, message, ...(undo ? { action: { label: texts.action.undo, run } } : {}) })
    return true
  } catch (error) {
    toast({ id: 'problem', message: sentenceOf(error), problem: true })
    return false
  } finally {
    for (const queryKey of [keys.customers, keys.households, keys.cases, linkKeys.all, keys.lists, keys.counts]) {
      void client.invalidateQueries({ queryKey })
    }
  }
}

const end = (membershipId: string) => request(routes.endMembership, { params: { id: membershipId } })
const change = (id: string, body: { name: string; contract?: string }) =>
  request(routes.changeHousehold, { params: { id }, body })
const object = (id: string, to: 'linking' | 'scoring', objects: boolean) =>
  request(routes.object, { params: { id }, body: { to, objects } })

function identitySteps(client: QueryClient) {
  const part = (mergeId: string, name: string) =>
    step(client, () => request(routes.part, { params: { id: mergeId } }), texts.identity.parted(name))
  const withdraw = (id: string, to: 'linking' | 'scoring') =>
    step(client, () => object(id, to, false), texts.objections.withdrawn)
  return {
    merge: (id: string, other: Named) =>
      step(
        client,
        () => request(routes.merge, { params: { id }, body: { recordId: other.id } }),
        texts.identity.confirmed(other.name),
        done => part(done.mergeId, other.name),
      ),
    part,
    unlink: (linkId: string, name: string) =>
      step(
        client,
        () => request(routes.undoLink, { params: { id: linkId } }),
        texts.identity.unlinked(name),
        () => step(client, () => request(routes.restoreLink, { params: { id: linkId } }), texts.identity.linkedAgain(name)),
      ),
    withdraw,
    object: (id: string, to: 'linking' | 'scoring') =>
      step(
        client,
        () => object(id, to, true),
        texts.objections[to].done,
        () => withdraw(id, to),
      ),
    makeHousehold: (customerId: string, { contract, because, ...household }: NewHousehold) =>
      step(
        client,
        () => {
          const named = household.kind === 'account' ? { contract } : {}
          return request(routes.makeHousehold, { body: { ...household, ...named, members: [{ customerId, because }] } })
        },
        texts.household.made(household.name),
        async ({ members: [first] }) => {
          if (first) await step(client, () => end(first.membershipId), texts.household.takenOut(first.name))
        },
      ),
    changeHousehold: (household: households.Household, changes: { name: string; contract?: string }) =>
      step(
        client,
        () => change(household.id, changes),
        texts.household.changed(changes.name),
        () => {
          const { name, contract } = household
          const before = { name, ...(contract === null ? {} : { contract }) }
          return step(client, () => change(household.id, before), texts.household.changed(name))
        },
      ),
    dissolve: ({ id, name }: households.Household) =>
      step(
        client,
        () => request(routes.dissolve, { params: { id } }),
        texts.household.dissolved(name),
        () => step(client, () => request(routes.restoreHousehold, { params: { id } }), texts.household.restored(name)),
      ),
    addMember: (householdId: string, customer: Named, because: Ground) =>
      step(
        client,
        () => request(routes.addMember, { params: { id: householdId }, body: { customerId: customer.id, because } }),
        texts.household.added(customer.name),
        async ({ members }) => {
          const added = members.find(({ customerId }) => customerId === customer.id)
          if (added) await step(client, () => end(added.membershipId), texts.household.takenOut(customer.name))
        },
      ),
    takeOut: (membershipId: string, name: string) =>
      step(
        client,
        () => end(membershipId),
        texts.household.takenOut(name),
        () => step(client, () => request(routes.restoreMembership, { params: { id: membershipId } }), texts.household.back(name)),
      ),
  }
}
export type IdentitySteps = ReturnType<typeof identitySteps>

/** What a person can say of who a customer is, and with whom. */
export function useIdentitySteps(): IdentitySteps {
  const client = useQueryClient()
  return useMemo(() => identitySteps(client), [client])
}
