import type { DeedShown } from '@evenhand/contract/deeds.ts'
import type { KeptDeed } from '../../db/queries/deeds.ts'
import { iso } from './instant.ts'

export function presentDeed({ id, kind, at, note, recorded_at, recorder }: KeptDeed): DeedShown {
  return { id, kind, day: iso(at).slice(0, 10), note, recordedAt: iso(recorded_at), recordedBy: recorder }
}
