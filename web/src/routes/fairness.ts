import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const fairnessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/fairness',
  component: lazyRouteComponent(() => import('../fairness/FairnessPage.tsx'), 'FairnessPage'),
})
