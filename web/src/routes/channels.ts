import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const channelsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/channels',
  component: lazyRouteComponent(() => import('../channels/ChannelsPage.tsx'), 'ChannelsPage'),
})
