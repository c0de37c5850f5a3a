import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const customersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search['q'] === 'string' ? { q: search['q'] } : {},
  component: lazyRouteComponent(() => import('../customer/people/PeoplePage.tsx'), 'PeoplePage'),
})

/** `forCase`: seen beside this case, only what the link of its author allows. */
export const customerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/$id',
  validateSearch: (search: Record<string, unknown>): { forCase?: string } =>
    typeof search['forCase'] === 'string' ? { forCase: search['forCase'] } : {},
  component: lazyRouteComponent(() => import('../customer/record/RecordPage.tsx'), 'RecordPage'),
})
