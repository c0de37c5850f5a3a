import { FileError } from '../file-error.ts'
import { looksLikeData } from './load-csv.ts'
import { canonical } from './formats/canonical.ts'
import { chatwoot } from './formats/chatwoot.ts'
import type { HistoryFormat } from './formats/format.ts'
import { freshdesk, hubspot, intercom, zammad } from './formats/others.ts'
import { twcs } from './formats/twcs.ts'
import { zendeskCsv, zendeskJson } from './formats/zendesk.ts'
import type { Source } from './source.ts'

/** In the order in which they are tried: the most particular first. */
export const historyFormats: readonly HistoryFormat[] = [
  canonical,
  twcs,
  zendeskCsv,
  freshdesk,
  hubspot,
  chatwoot,
  intercom,
  zammad,
  zendeskJson,
]
export const historyFormatNames: readonly string[] = historyFormats.map(({ name }) => name)

/** The format that the file is written in; null where it is none of them. */
export function knownFormat(source: Source): HistoryFormat | null {
  return historyFormats.find(format => format.fits(source)) ?? null
}

/** Finds the format by what the file holds. @throws FileError with what is missing */
export function recognise(source: Source): HistoryFormat {
  const found = knownFormat(source)
  if (found !== null) return found
  if (source.names.length === 0) throw new FileError('file-empty', 'The file holds no case.')
  const shown = source.names.slice(0, 12).map(name => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
  const isData = source.kind === 'csv' && looksLikeData(source.names)
  const isTitle = source.kind === 'csv' && !isData && (source.names.length === 1 || source.names.includes(''))
  throw new FileError(
    'wrong-header',
    `This layout is not known: ${source.kind === 'json' ? 'its keys' : 'its columns'} are ${shown.join(', ')}. ` +
      (isData ? 'The first line looks like data: is the header line missing? ' : '') +
      (isTitle ? 'The first line looks like a title: remove what stands above the names of the columns. ' : '') +
      'Needed are at least case_id, opened_at and first_response_at; a mapping file (--mapping) gives other names.',
  )
}
