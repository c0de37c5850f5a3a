import type { Context } from '../context.ts'

/** What reading and keeping topics stands on. */
export type TopicsContext = Pick<Context, 'db' | 'clock' | 'newId'>
