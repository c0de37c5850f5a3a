import { createRoute, redirect } from '@tanstack/react-router'
import { rootRoute } from './root.ts'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk/$view', params: { view: 'queue' }, replace: true })
  },
})
