import type { View } from '@evenhand/contract/queue.ts'

/** In the order of the left pane. */
export const views = ['queue', 'mine', 'unassigned', 'pending', 'snoozed', 'resolved'] as const satisfies readonly View[]
/** Lists in due order; the others show the latest first. */
export const dueViews: readonly View[] = ['queue', 'mine', 'unassigned']

export function isView(name: string): name is View {
  return views.some(view => view === name)
}
