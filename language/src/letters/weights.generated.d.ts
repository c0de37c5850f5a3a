import type { StoredLetters } from './table.ts'

export const letterWeights: StoredLetters
