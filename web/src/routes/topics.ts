import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const topicsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/topics',
  component: lazyRouteComponent(() => import('../topics/TopicsPage.tsx'), 'TopicsPage'),
})
