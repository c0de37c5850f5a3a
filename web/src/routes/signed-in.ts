import { createRoute, redirect } from '@tanstack/react-router'
import { hasStatus } from '../api/problem.ts'
import { sessionQuery } from '../api/queries.ts'
import { FramePending } from '../app/FramePending.tsx'
import { SessionError } from '../app/StopPages.tsx'
import { Frame } from '../app/Frame.tsx'
import { rootRoute } from './root.ts'

/** Everything behind the door: without a session it leads to the sign-in page, and back afterwards. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.client.ensureQueryData(sessionQuery) }
    } catch (error) {
      if (hasStatus(error, 401)) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
      throw error
    }
  },
  component: Frame,
  pendingComponent: FramePending,
  errorComponent: SessionError,
  pendingMs: 0,
})
