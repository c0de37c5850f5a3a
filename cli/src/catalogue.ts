import type { Command } from 'commander'
import type { ExitCode } from './failure.ts'
import type { Io } from './io.ts'

type AddCommand = (program: Command, io: Io, end: (code: ExitCode) => void) => void
export type Entry = {
  name: string
  /** Its line in `evenhand --help`. */
  summary: string
  load: () => Promise<AddCommand>
}

/** Every command with a program of its own, in the order of the help. Only the one that was asked for is loaded: one brings DuckDB along. */
export const catalogue: readonly Entry[] = [
  {
    name: 'import',
    summary: 'import conversations|customers|orders|contacts|articles: bring in what stands elsewhere',
    load: async () => (await import('./commands/import-conversations.ts')).addImport,
  },
  {
    name: 'queue',
    summary: 'open cases in due order',
    load: async () => (await import('./commands/queue.ts')).addQueue,
  },
  {
    name: 'explain',
    summary: 'why a case is due when it is',
    load: async () => (await import('./commands/explain.ts')).addExplain,
  },
  {
    name: 'decide',
    summary: 'decide facts from standard input, line by line',
    load: async () => (await import('./commands/decide.ts')).addDecide,
  },
  {
    name: 'corrections',
    summary: 'what people corrected, to learn from',
    load: async () => (await import('./commands/corrections.ts')).addCorrections,
  },
  {
    name: 'understand',
    summary: 'say what messages from standard input say, line by line',
    load: async () => (await import('./commands/understand.ts')).addUnderstand,
  },
  {
    name: 'value',
    summary: 'say what customers are worth, from a file of orders',
    load: async () => (await import('./commands/value.ts')).addValue,
  },
  {
    name: 'levels',
    summary: 'by which numbers customers get their levels; change them',
    load: async () => (await import('./commands/levels.ts')).addLevels,
  },
  {
    name: 'rates',
    summary: 'what currencies are worth and what categories bring, from which day on',
    load: async () => (await import('./commands/rates.ts')).addRates,
  },
  {
    name: 'link',
    summary: 'say which rows of people are one person, and why',
    load: async () => (await import('./commands/link.ts')).addLink,
  },
  {
    name: 'audit',
    summary: 'say whether care favoured the loud, from an export of any help desk',
    load: async () => (await import('./commands/audit.ts')).addAudit,
  },
  {
    name: 'evaluate',
    summary: 'evaluate messages|answers|value|linkage|audit: measure where it is known what is right',
    load: async () => (await import('./commands/evaluate.ts')).addEvaluate,
  },
  {
    name: 'train',
    summary: 'make new weights from the corpus and corrections, and compare',
    load: async () => (await import('./commands/train.ts')).addTrain,
  },
  {
    name: 'model',
    summary: 'which version of the language model reads; accept another, or go back',
    load: async () => (await import('./commands/model.ts')).addModel,
  },
  {
    name: 'suggest',
    summary: 'find the answer to a message in articles',
    load: async () => (await import('./commands/suggest.ts')).addSuggest,
  },
  {
    name: 'person',
    summary: 'give out or erase all that is kept of one person; note what they object to',
    load: async () => (await import('./commands/person.ts')).addPerson,
  },
  {
    name: 'source',
    summary: 'shops and payment services that send customers and orders',
    load: async () => (await import('./commands/source.ts')).addSourceCommands,
  },
]
