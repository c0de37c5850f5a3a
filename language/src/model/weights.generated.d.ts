import type { Packed } from './packed.ts'

export const weights: Packed
