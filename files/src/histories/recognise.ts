import { FileError } from '../file-error.ts'
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

/** Finds the format by what the file holds. @throws FileError with what is missing */
export function recognise(source: Source): HistoryFormat {
  const found = historyFormats.find(format => format.fits(source))
  if (found !== undefined) return found
  const shown = source.names.slice(0, 12).map(name => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
  const looksLikeData = source.kind === 'csv' && source.names.some(name => /^\d+$/.test(name) || /^\d{4}-\d\d-\d\d/.test(name))
  throw new FileError(
    'wrong-header',
    `This layout is not known: ${source.kind === 'json' ? 'its keys' : 'its columns'} are ${shown.join(', ')}. ` +
      (looksLikeData ? 'The first line looks like data: is the header line missing? ' : '') +
      'Needed are at least case_id, opened_at and first_response_at; a mapping file (--mapping) gives other names.',
  )
}
