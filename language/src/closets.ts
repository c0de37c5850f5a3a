import type { Conduct } from '@evenhand/domain/facts/conduct.ts'
import type { Need } from '@evenhand/domain/facts/need.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'
import type { Understanding } from './understanding.ts'

/**
 * The need closet of one message by itself. What belongs to the audience closet (threats of publicity) stays outside.
 * @param at epoch milliseconds of the message: from then on what it says is known
 * @example needOfWords(understand('my charger is smoking'), at).severity // [{ at, severity: 'critical', source: 'message' }]
 */
export function needOfWords(understanding: Understanding, at: Instant): Need {
  const { severity } = understanding
  return {
    type: understanding.type,
    needsReply: understanding.needsReply,
    subject: understanding.subject,
    topic: understanding.topics?.[0] ?? null,
    severity: severity === 'none' ? [] : [{ at, severity, source: 'message' }],
    risks: understanding.risks,
    ...doubtsOf(understanding, at),
    affected: understanding.affected,
    deadline: null,
    language: understanding.language,
    claimsEarlierContact: understanding.claimsEarlierContact,
  }
}

/** What was read before there were doubts says nothing of them. */
function doubtsOf({ plausible }: Partial<Understanding>, at: Instant): Pick<Need, 'doubts'> {
  return plausible === undefined || plausible === null ? {} : { doubts: [{ at, severity: plausible }] }
}

/**
 * The conduct closet of one message: decides who answers and how, never when.
 * @example conductOfWords(understand('you are idiots')) // { tone: 'furious', abusive: true, warnings: 0 }
 */
export function conductOfWords({ tone, abusive }: Understanding): Conduct {
  return { tone, abusive, warnings: 0 }
}
