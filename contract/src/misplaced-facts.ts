import { audienceSchema, clockSchema, closets, conductSchema, needSchema, relationshipSchema } from './facts.ts'
import type { Closet } from './facts.ts'

const fieldsOf: Readonly<Record<Closet, readonly string[]>> = {
  need: Object.keys(needSchema.shape),
  relationship: [...Object.keys(relationshipSchema.shape), ...Object.keys(clockSchema.shape)],
  conduct: Object.keys(conductSchema.shape),
  audience: Object.keys(audienceSchema.shape),
}

/**
 * The closet that a fact belongs to, by its name, or null when no closet knows it.
 * @example closetOf('followers') // 'audience'
 */
export function closetOf(field: string): Closet | null {
  return closets.find(closet => fieldsOf[closet].includes(field)) ?? null
}
