import { createRoute } from '@tanstack/react-router'
import { SignInPage } from '../sign-in/SignInPage.tsx'
import { rootRoute } from './root.ts'

type SignInSearch = { next?: string; error?: string; ended?: boolean }

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // `next` is a path of ours: another site's address is dropped, or a link could lead away after signing in.
  validateSearch: (search: Record<string, unknown>): SignInSearch => ({
    ...(typeof search['next'] === 'string' && /^\/(?![/\\])/.test(search['next']) ? { next: search['next'] } : {}),
    ...(typeof search['error'] === 'string' ? { error: search['error'] } : {}),
    ...(search['ended'] === true ? { ended: true } : {}),
  }),
  component: SignInPage,
})
