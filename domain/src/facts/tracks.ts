import type { Audience } from './audience.ts'
import type { Conduct } from './conduct.ts'
import type { Need } from './need.ts'
import type { Relationship } from './relationship.ts'

export const tracks = ['service', 'reputation', 'advocacy', 'idea'] as const
export type Track = (typeof tracks)[number]

/** All that a service decision may see. It does not hold the audience, so no rule can use it, by mistake or on purpose. */
export type ServiceFacts = { need: Need; relationship: Relationship; conduct: Conduct }

/** All that a reputation decision may see. Conduct is not among it. */
export type ReputationFacts = { need: Need; relationship: Relationship; audience: Audience }

export const desks = ['care', 'communications', 'legal', 'privacy', 'security', 'people', 'sales'] as const
/** Who is competent. */
export type Desk = (typeof desks)[number]
