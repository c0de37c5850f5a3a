import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Tone } from '@evenhand/domain/facts/conduct.ts'
import type { Affected, MessageType } from '@evenhand/domain/facts/need.ts'
import { learnedRisks } from '../src/model/heads.ts'
import type { LearnedRisk } from '../src/model/heads.ts'
import type { Turn } from '../src/understanding.ts'

/** Where the corpus lies: what teaches, and what is kept back for measuring. */
export function corpusFolder(part: 'train' | 'held-out'): string {
  return path.resolve(import.meta.dirname, '../corpus', part)
}

/** One message with what a careful reader wrote down about it. */
export type Labelled = {
  /** Where it stands: file and line. */
  place: string
  language: string
  text: string
  earlier: readonly Turn[]
  type: MessageType
  severity: string
  tone: Tone
  needsReply: boolean
  risks: readonly { kind: LearnedRisk; now: boolean }[]
  affected: Affected
  complaint: boolean
  deadline: boolean
  abusive: boolean
}

function turnsOf(field: string | undefined): Turn[] {
  if (field === undefined || field.trim() === '') return []
  return field.split(' ¦ ').map(turn => {
    const [, direction = 'in', text = turn] = /^(out|in|other):\s*(.*)$/s.exec(turn) ?? []
    return { direction: direction as Turn['direction'], text: text.replaceAll('\\n', '\n') }
  })
}

function affectedOf(flags: ReadonlySet<string>): Affected {
  if (flags.has('many')) return 'many'
  return flags.has('other') ? 'other' : 'author'
}

/**
 * Reads one line of a corpus file: type, severity, tone, flags, text and perhaps the turns before.
 * The vocabulary is checked by `language/corpus/check.ts`.
 */
export function labelledOf(line: string, place: string, language: string): Labelled {
  const [type = 'other', severity = 'none', tone = 'calm', flagField = '-', text = '', earlier] = line.split('\t')
  const flags = new Set(flagField === '-' ? [] : flagField.split(','))
  const isQuiet = type === 'praise' || type === 'other'
  return {
    place,
    language,
    text: text.replaceAll('\\n', '\n'),
    earlier: turnsOf(earlier),
    type: type as MessageType,
    severity,
    tone: tone as Tone,
    needsReply: isQuiet ? flags.has('reply') : !flags.has('no-reply'),
    risks: learnedRisks.flatMap((kind): { kind: LearnedRisk; now: boolean }[] => {
      if (flags.has(`${kind}*`)) return [{ kind, now: true }]
      return flags.has(kind) ? [{ kind, now: false }] : []
    }),
    affected: affectedOf(flags),
    complaint: flags.has('complaint'),
    deadline: flags.has('deadline'),
    abusive: flags.has('abusive'),
  }
}

/** All messages of the .tsv files of a folder, in the order of their names. The language is the beginning of a file's name. */
export function readCorpus(folder: string): Labelled[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.tsv'))
    .sort()
    .flatMap(file =>
      readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          line.trim() === '' || line.split('\t').length < 5 ? [] : [labelledOf(line, `${file}:${index + 1}`, file.slice(0, 2))],
        ),
    )
}
