import { readFile } from 'node:fs/promises'
import { audit } from '@evenhand/domain/audit/audit.ts'
import type { CaseColumns } from '@evenhand/domain/audit/case-columns.ts'
import { evenPart, partNotes } from '@evenhand/domain/audit/even-part.ts'
import { FileError } from '@evenhand/files/file-error.ts'
import { readHistory } from '@evenhand/files/histories/read-history.ts'
import type { History } from '@evenhand/files/histories/read-history.ts'
import { documentOf } from '@evenhand/files/report/document.ts'
import type { AuditDocument, Ground } from '@evenhand/files/report/document.ts'
import { deflectionOf } from '@evenhand/language/deflection.ts'
import { TextReader } from '@evenhand/language/history/text-columns.ts'
import { CliError, exitCodes } from '../failure.ts'
import type { Io } from '../io.ts'

export type AuditFileOptions = {
  format: string | null
  customers: string | null
  mapping: string | null
  zone: string | null
  publicChannels: readonly string[] | null
  byAgent: boolean
  examples: boolean
  seed: number
  now: number
  /** While the file is read; measuring ends by itself when its process does. */
  onInterrupt: Io['onInterrupt']
  onStep: (step: string) => void
}

export async function auditFile(file: string, options: AuditFileOptions): Promise<AuditDocument> {
  const texts = new TextReader()
  const history = await read(file, options, texts)
  const columns = withText(history, texts)
  const measured = evenPart(columns)
  const found = audit(measured, {
    byAgent: options.byAgent,
    seed: options.seed,
    onStep: step => options.onStep(`Measuring ${step}`),
  })
  return documentOf(
    found,
    groundOf({ ...history, notes: [...history.notes, ...texts.notes(), ...partNotes(measured.count, columns.count)] }, columns),
    options.seed,
  )
}

/** Cases between two lines about how far it is. */
const progressEvery = 50_000

async function read(file: string, options: AuditFileOptions, texts: TextReader): Promise<History> {
  const stopping = new AbortController()
  using _ = options.onInterrupt(() => stopping.abort())
  try {
    return await readHistory(file, {
      format: options.format,
      customers: options.customers,
      mapping: options.mapping === null ? null : await readFile(options.mapping, 'utf8'),
      zone: options.zone,
      publicChannels: options.publicChannels,
      examples: options.examples,
      now: options.now,
      signal: stopping.signal,
      isDeflection: text => deflectionOf(text) !== null,
      onStep: options.onStep,
      onTexts: (words, from, count) => {
        if (Math.floor(from / progressEvery) > Math.floor((from - words.length) / progressEvery)) {
          options.onStep(`Reading what was said, from case ${(from + 1).toLocaleString('en')}`)
        }
        texts.add(words, count)
      },
    })
  } catch (error) {
    if (stopping.signal.aborted) throw new CliError('Nothing was audited.', exitCodes.interrupted, { cause: error })
    if (!(error instanceof FileError)) throw error
    throw new CliError(error.message, error.code === 'bad-mapping' ? exitCodes.misused : exitCodes.failed, { cause: error })
  }
}

function withText({ columns, hasText }: History, texts: TextReader): CaseColumns {
  if (!hasText) return { ...columns, text: null }
  return { ...columns, text: texts.columns(), language: columns.language ?? texts.language() }
}

const least = (column: Float64Array): number => column.reduce((low, value) => Math.min(low, value), Infinity)
const most = (column: Float64Array): number => column.reduce((high, value) => Math.max(high, value), -Infinity)

function groundOf(history: History, columns: CaseColumns): Ground {
  const { label, format, rows, left, notes, examples } = history
  const severityFrom = columns.severity !== null ? 'recorded' : columns.text !== null ? 'read' : 'unknown'
  return {
    label,
    format,
    rows,
    cases: columns.count,
    answered: columns.firstResponse.reduce((sum, at) => sum + (Number.isNaN(at) ? 0 : 1), 0),
    from: least(columns.opened),
    to: most(columns.watchedUntil),
    severityFrom,
    left,
    notes,
    examples,
  }
}
