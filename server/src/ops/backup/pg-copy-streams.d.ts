declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  /** Rows of `COPY … TO STDOUT`. */
  export function to(statement: string): Readable & Submittable
  /** Rows for `COPY … FROM STDIN`. */
  export function from(statement: string): Writable & Submittable
}
