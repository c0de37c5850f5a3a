import type { PackedConcepts } from './concepts.ts'

export const concepts: PackedConcepts
