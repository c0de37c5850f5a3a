import type { Instant } from '@evenhand/domain/time/instant.ts'

/** Times travel as ISO 8601 in UTC. */
export function iso(at: Instant): string {
  return new Date(at).toISOString()
}

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at)
}
