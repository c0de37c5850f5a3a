import type { Audience } from '../facts/audience.ts'

/** Every name of the audience closet; the type makes a new fact there impossible to forget here. */
const factNames = {
  followers: true,
  reach: true,
  relevantShare: true,
  spreadRate: true,
  press: true,
  publicityThreat: true,
} as const satisfies Record<keyof Audience, true>

const names = new Set([...Object.keys(factNames), 'audience', 'follower', 'spread', 'publicity'].map(name => plain(name)))

/** A place in a policy that speaks of the audience. */
export type AudienceName = { path: string; name: string }

/**
 * Finds names of the audience closet in what a policy says, in keys and in written conditions alike, however they are
 * spelled (`follower_count`, `followersCount`, `audience.reach`).
 * @example findAudienceNames({ promises: { followersAbove: 1000 } }) // [{ path: 'promises.followersAbove', name: 'followersAbove' }]
 */
export function findAudienceNames(policy: unknown, path = ''): readonly AudienceName[] {
  if (typeof policy === 'string') return namesIn(policy).map(name => ({ path, name }))
  if (typeof policy !== 'object' || policy === null) return []
  return Object.entries(policy).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    return [...namesIn(key).map(name => ({ path: at, name })), ...findAudienceNames(value, at)]
  })
}

/** "press-enquiry" is a subject and one word; `press` alone is the audience's. */
function namesIn(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}_-]+/gu) ?? []).filter(
    word => names.has(plain(word)) || partsOf(word).some(part => isTelling(part)),
  )
}

function isTelling(part: string): boolean {
  return part === 'audience' || part === 'publicity' || part.startsWith('follower')
}

function partsOf(word: string): readonly string[] {
  return word
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[ _-]+/)
    .map(part => part.toLowerCase())
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}
