import type { Source } from '@evenhand/contract/record-sources.ts'
import type { LoadedSource } from '../../use-cases/record-sources/manage-sources.ts'
import { iso, isoOrNull } from './instant.ts'

export function presentSource({ source, hasSecret }: LoadedSource): Source {
  return {
    id: source.id,
    kind: source.kind,
    name: source.name,
    inboundPath: `/hooks/records/${source.id}`,
    hasSecret,
    createdAt: iso(source.created_at),
    heardAt: isoOrNull(source.heard_at),
    disabledAt: isoOrNull(source.disabled_at),
  }
}
