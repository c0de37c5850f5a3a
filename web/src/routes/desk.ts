import { createRoute, notFound } from '@tanstack/react-router'
import { isView } from '../desk/views.ts'
import { DeskPage } from '../desk/DeskPage.tsx'
import { panels, type Panel } from './panels.ts'
import { signedInRoute } from './signed-in.ts'

export type DeskSearch = { panel?: Panel; q?: string; topic?: string }

export const deskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk/$view',
  validateSearch: (search: Record<string, unknown>): DeskSearch => {
    const panel = panels.find(name => name === search['panel'])
    const q = typeof search['q'] === 'string' || typeof search['q'] === 'number' ? String(search['q']).slice(0, 200) : ''
    const topic = typeof search['topic'] === 'string' && /^[0-9a-f-]{36}$/.test(search['topic']) ? search['topic'] : ''
    return { ...(panel ? { panel } : {}), ...(q ? { q } : {}), ...(topic ? { topic } : {}) }
  },
  beforeLoad: ({ params }) => {
    if (!isView(params.view)) throw notFound()
  },
  component: DeskPage,
})
