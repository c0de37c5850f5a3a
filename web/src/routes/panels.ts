/** What stands beside the conversation, or instead of it on a small screen. */
export const panels = ['customer', 'timeline', 'why', 'conversation'] as const
export type Panel = (typeof panels)[number]
