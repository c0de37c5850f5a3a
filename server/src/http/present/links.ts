import type { AuthorLink, Link, LinkChoice } from '@evenhand/contract/links.ts'
import type { LinkWithCustomer } from '../../db/queries/links/links.ts'
import type { LinkChoice as Chosen } from '../../use-cases/links/link-choice.ts'
import type { AuthorLink as LoadedLink } from '../../use-cases/links/load-author-link.ts'
import { iso, isoOrNull } from './instant.ts'

export function presentAuthorLink({ profileId, link, former, objects, consentFirst }: LoadedLink): AuthorLink {
  return { profileId, link: link === null ? null : presentLink(link), former: former.map(presentLink), objects, consentFirst }
}

/** Nothing of the customer but who it is: orders are for those who have proven it. */
function presentLink(row: LinkWithCustomer): Link {
  return {
    id: row.id,
    customer: { id: row.customer_id, name: row.customer_name, city: row.customer_city, externalId: row.customer_external_id },
    assurance: row.assurance,
    evidence: row.evidence,
    probability: row.probability,
    reasons: (row.reasons ?? []).map(({ field, words, weight }) => ({ field, words, weight })),
    at: iso(row.created_at),
    byUserId: row.created_by,
    undoneAt: isoOrNull(row.undone_at),
    undoneByUserId: row.undone_by,
  }
}

export function presentLinkChoice({ mode, consentFirst, at, byUserId }: Chosen): LinkChoice {
  return { mode, consentFirst, at: isoOrNull(at), byUserId }
}
