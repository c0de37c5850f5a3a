import { activitySchema } from '@evenhand/contract/activity.ts'
import type { Activity, MessageKind } from '@evenhand/contract/activity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { SampleMessage } from '../../../sample-day/read-sample-day.ts'
import type { SampleDay, SampleEvent } from './day-plan.ts'

const kinds: Readonly<Record<string, MessageKind>> = {
  posts: 'post',
  photos: 'comment',
  reviews: 'review',
  email: 'email',
  chat: 'chat',
}
const minute = 60_000

/** Turns messages of the sample day into activities, as a channel would deliver them. */
export function activityMaker(day: SampleDay, end: Instant) {
  const messages = new Map(day.messages.map(message => [message.id, message]))
  const customers = new Map(day.customers.map(customer => [customer.key, customer]))
  const team = new Map(day.company.team.map(member => [member.key, member]))

  function rootOf(message: SampleMessage): string {
    let at = message
    for (
      let parent = messages.get(at.replyTo ?? '');
      parent && parent.channel === at.channel;
      parent = messages.get(at.replyTo ?? '')
    ) {
      at = parent
    }
    return at.id
  }

  function actorOf(message: SampleMessage): Activity['actor'] {
    if (message.direction === 'out')
      return { externalId: message.agent, displayName: team.get(message.agent)?.name ?? message.agent }
    if (typeof message.from !== 'string') return message.from
    const customer = customers.get(message.from)
    const profile = customer?.profiles.find(({ channel }) => channel === message.channel)
    if (profile) {
      const { externalId, handle, displayName, followers } = profile
      return { externalId, handle, displayName, followers }
    }
    // Known by their customer number only, as after a sign-in on the company's own page.
    return { externalId: message.from, displayName: customer?.name ?? message.from, customerId: message.from }
  }

  function activityOf(message: SampleMessage): Activity {
    return activitySchema.parse({
      version: 1,
      type: 'message.created',
      time: new Date(end - message.minutesAgo * minute).toISOString(),
      direction: message.direction,
      visibility: message.visibility,
      actor: actorOf(message),
      object: {
        externalId: message.id,
        kind: kinds[message.channel] ?? 'post',
        text: message.text,
        ...(message.subject !== undefined && { subject: message.subject }),
        ...(message.direction === 'in' && message.orderRef !== undefined && { orderRef: message.orderRef }),
      },
      thread: { rootExternalId: rootOf(message), ...(message.replyTo !== undefined && { inReplyToExternalId: message.replyTo }) },
    })
  }

  /** A message that its writer changed or deleted. */
  function changeOf(event: SampleEvent & { kind: 'edited' | 'deleted' }): { channel: string; activity: Activity } {
    const message = messages.get(event.message)
    if (!message) throw new Error(`The sample day changes "${event.message}", which is not in it.`)
    const { object, actor, visibility, thread } = activityOf(message)
    const time = new Date(end - event.minutesAgo * minute).toISOString()
    const common = { version: 1, time, actor, visibility, thread }
    const activity =
      event.kind === 'edited'
        ? activitySchema.parse({ ...common, type: 'message.edited', object: { ...object, revision: 'edited', text: event.text } })
        : activitySchema.parse({
            ...common,
            type: 'message.deleted',
            object: { externalId: object.externalId, kind: object.kind },
          })
    return { channel: message.channel, activity }
  }

  return { activityOf, changeOf }
}
export type ActivityMaker = ReturnType<typeof activityMaker>
