import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedInRoute } from './signed-in.ts'

export const articlesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/articles',
  component: lazyRouteComponent(() => import('../answers/ArticlesPage.tsx'), 'ArticlesPage'),
})

/** `new` writes one that is not there yet. */
export const articleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/articles/$id',
  component: lazyRouteComponent(() => import('../answers/ArticlePage.tsx'), 'ArticlePage'),
})
