import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const worthRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/worth',
  component: lazyRouteComponent(() => import('../worth/WorthPage.tsx'), 'WorthPage'),
})
