import type { Labelled } from '@evenhand/language/train/corpus.ts'
import { labelledOf } from '@evenhand/language/train/corpus.ts'
import { z } from 'zod'
import { goldSchema } from './read-gold.ts'

/** A message as a person corrected it; a risk that happens now carries a star, as in the corpus. */
export const correctionSchema: z.ZodType<Labelled> = goldSchema
  .extend({
    language: z.string().default('und'),
    risks: z.array(z.string()).default([]),
    affected: z.enum(['author', 'other', 'many']).default('author'),
    complaint: z.boolean().default(false),
    deadline: z.boolean().default(false),
    earlier: z.array(z.strictObject({ direction: z.enum(['in', 'out', 'other']), text: z.string() })).default([]),
  })
  .transform(({ id, ...rest }) => {
    const { risks } = labelledOf(`other\tnone\tcalm\t${rest.risks.join(',')}\t-`, id, rest.language)
    return { ...rest, risks, place: id }
  })
