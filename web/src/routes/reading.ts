import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const readingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reading',
  component: lazyRouteComponent(() => import('../reading/models/ModelsPage.tsx'), 'ModelsPage'),
})
