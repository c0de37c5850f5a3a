import { rm } from 'node:fs/promises'
import type { ImportPreview } from '@evenhand/contract/import-preview.ts'
import { maxPreviewBytes } from '@evenhand/contract/import-preview.ts'
import { readRecordMapping } from '@evenhand/contract/imports.ts'
import type { RecordFormat } from '@evenhand/contract/imports.ts'
import type { RecordKind } from '@evenhand/contract/records.ts'
import { FileError } from '@evenhand/files/file-error.ts'
import { previewRecords } from '@evenhand/files/records/preview.ts'
import { EvenhandError } from '../../errors.ts'
import type { ImportParts } from './import-runner.ts'
import { saveUpload } from './save-upload.ts'
import type { Upload } from './save-upload.ts'

export type PreviewImport = {
  kind: RecordKind | null
  format: RecordFormat
  /** A `RecordMapping` as JSON; only with a kind. */
  mapping: string | null
  isWhole: boolean
  upload: Upload
}

/**
 * How the first rows of a file would be read. Nothing of it is kept.
 * @throws EvenhandError `invalid` for a file or a mapping that cannot be read, `too-large`
 */
export async function previewImport({ context, runner }: ImportParts, input: PreviewImport): Promise<ImportPreview> {
  const { kind, format, isWhole } = input
  const mapping = mappingOf(kind, input.mapping)
  const saved = await saveUpload(await runner.places.upload(context.newId()), input.upload, maxPreviewBytes)
  try {
    return await previewRecords({ path: saved.path, kind, format, mapping, isWhole, notAfter: context.clock.now() })
  } catch (error) {
    if (error instanceof FileError) throw new EvenhandError('invalid', error.message, { cause: error })
    throw error
  } finally {
    await rm(saved.path, { force: true })
  }
}

function mappingOf(kind: RecordKind | null, text: string | null) {
  if (text === null || kind === null) return null
  const read = readRecordMapping(kind, text)
  if (read.ok) return read.mapping
  throw new EvenhandError('invalid', read.message, read.path === null ? {} : { details: { path: read.path } })
}
