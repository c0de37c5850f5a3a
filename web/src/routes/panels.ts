/** What stands beside the conversation, or instead of it on a small screen. */
export const panels = ['customer', 'timeline', 'why', 'conversation'] as const
export type Panel = (typeof panels)[number]

/** Whether details were asked for: on a small screen they stand in place of the conversation. */
export function showsDetails(panel: Panel | undefined): boolean {
  return panel !== undefined && panel !== 'conversation'
}
