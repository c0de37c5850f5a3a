import type { Session } from '@evenhand/contract/session.ts'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { texts } from '../texts/en.ts'
import { membersQuery, sessionQuery } from './queries.ts'

/** Who is signed in. Only below the signed-in route, which has loaded it. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** The name of a member by id. */
export function useNameOf(): (userId: string | null) => string {
  const { user } = useSession()
  const { data: members } = useQuery(membersQuery)
  return userId => {
    if (userId === user.userId) return user.name
    return members?.find(member => member.userId === userId)?.name ?? texts.timeline.system
  }
}

/** The same, with the reader told as "You". */
export function useYouOrNameOf(): (userId: string | null) => string {
  const { user } = useSession()
  const nameOf = useNameOf()
  return userId => (userId === user.userId ? texts.case.you : nameOf(userId))
}
