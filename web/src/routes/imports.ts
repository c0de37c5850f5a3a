import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const importsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/ImportsPage.tsx'), 'ImportsPage'),
})
