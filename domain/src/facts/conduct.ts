export const tones = ['calm', 'annoyed', 'furious', 'positive'] as const
export type Tone = (typeof tones)[number]

/** The conduct closet: decides who answers and how, never when. */
export type Conduct = { tone: Tone; abusive: boolean; warnings: number }
