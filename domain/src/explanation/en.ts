import { englishChanges } from './en-changes.ts'
import { englishForCustomers } from './en-customer.ts'
import { englishReasons } from './en-reasons.ts'
import { englishSentences } from './en-sentences.ts'
import type { Catalogue } from './message.ts'

/** All that the product says about a decision, in English. */
export const english: Catalogue = { ...englishSentences, ...englishForCustomers, ...englishReasons, ...englishChanges }
