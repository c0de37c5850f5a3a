import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { tr } from './tr.ts'
import type { Lexicon } from './lexicon.ts'

/** All are read at once: people mix languages, and a danger must be heard also where the language is not sure. */
export const lexicons: readonly Lexicon[] = [en, de, fr, es, it, nl, pt, pl, tr]
