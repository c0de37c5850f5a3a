import type { Instant } from '@evenhand/domain/time/instant.ts'

let latest: { at: Instant; written: string } = { at: 0, written: new Date(0).toISOString() }

/** Times travel as ISO 8601 in UTC. Most cases were opened, waited for and last written to at one instant, so the latest is remembered. */
export function iso(at: Instant): string {
  if (at !== latest.at) latest = { at, written: new Date(at).toISOString() }
  return latest.written
}

export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at)
}
