import { historyDays, messageFormats, readImportMapping, readRecordMapping, recordFormats } from '@evenhand/contract/imports.ts'
import type { ImportFormat, ImportKind, ImportMapping } from '@evenhand/contract/imports.ts'
import type { RecordMapping } from '@evenhand/contract/record-mapping.ts'
import { inWorkspace } from '../../db/database.ts'
import { announceImport, insertImport, setImportState, unfinishedImport } from '../../db/queries/imports.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import type { ImportParts } from './import-runner.ts'
import { loadImportView } from './load-imports.ts'
import type { ImportView } from './load-imports.ts'
import { dropOldDryRuns } from './dry-runs.ts'
import { saveUpload } from './save-upload.ts'
import type { SavedUpload, Upload } from './save-upload.ts'

export type StartImport = {
  kind: ImportKind
  /** Only say what would change; not for conversations. */
  dryRun: boolean
  format: ImportFormat
  fileName: string
  /** Where messages go that name no channel. */
  channel: string | null
  /** An `ImportMapping` or `RecordMapping` as JSON. */
  mapping: string | null
  /** Conversations that ended more than `historyDays` ago are kept to be read, and do not go into the queue. */
  history: boolean
  upload: Upload
}

/**
 * Takes a file and begins to import it in the background. The same file that did not come to its end goes on where it
 * stopped; one that did is read again, and changes nothing.
 * @throws EvenhandError `invalid` for a mapping that does not fit or an empty file, `too-large`, `disk-full`
 */
export async function startImport({ context, runner }: ImportParts, actor: Actor, input: StartImport): Promise<ImportView> {
  refuseFormat(input)
  const mapping = parseMapping(input.kind, input.mapping)
  await dropOldDryRuns({ context, runner }, actor.workspaceId)
  const saved = await saveUpload(await runner.places.upload(context.newId()), input.upload)
  const takeOver = (id: string): Promise<void> => runner.places.of(actor.workspaceId, id).take(saved.path)
  const id = await register(context, actor, { ...input, mapping }, saved, takeOver)
  runner.carryOn(actor.workspaceId, id)
  return loadImportView({ context, runner }, actor, id)
}

/**
 * The import that this file belongs to: an unfinished one of the same content, or a new one.
 * @param takeOver puts the file in its place before anybody can see the import: one that runs and has no file would never end
 */
async function register(
  context: Context,
  actor: Actor,
  input: Omit<StartImport, 'mapping' | 'upload'> & { mapping: ImportMapping | RecordMapping | null },
  { sha256, size }: SavedUpload,
  takeOver: (id: string) => Promise<void>,
): Promise<string> {
  const { kind, dryRun, format, fileName, channel: channelName, mapping, history } = input
  const createdAt = context.clock.now()
  const historyBefore = history ? createdAt - historyDays * dayMs : null
  return inWorkspace(context.db, actor.workspaceId, async tx => {
    const unfinished = await unfinishedImport(tx, { kind, dryRun, format, sha256, channelName, mapping, historyBefore })
    const id = unfinished?.id ?? context.newId()
    if (unfinished && unfinished.state !== 'running') await setImportState(tx, id, { state: 'running' })
    if (!unfinished) {
      const who = { workspaceId: actor.workspaceId, startedBy: actor.userId, createdAt }
      const what = { kind, dryRun, format, fileName, channelName, mapping, historyBefore }
      await insertImport(tx, { id, ...what, sha256, bytesTotal: size, ...who })
    }
    await takeOver(id)
    await announceImport(tx, actor.workspaceId, id)
    return id
  })
}

const dayMs = 86_400_000

function refuseFormat({ kind, dryRun, format }: StartImport): void {
  const formats: readonly ImportFormat[] = kind === 'conversations' ? messageFormats : recordFormats
  if (!formats.includes(format)) {
    throw new EvenhandError('invalid', `A file of ${kind} is written as ${formats.join(', ')}, and not as ${format}.`)
  }
  if (dryRun && kind === 'conversations') throw new EvenhandError('invalid', 'There is no dry run of conversations.')
}

function parseMapping(kind: ImportKind, text: string | null): ImportMapping | RecordMapping | null {
  if (text === null) return null
  const read = kind === 'conversations' ? readImportMapping(text) : readRecordMapping(kind, text)
  if (read.ok) return read.mapping
  throw new EvenhandError('invalid', read.message, read.path === null ? {} : { details: { path: read.path } })
}
