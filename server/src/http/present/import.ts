import type { Import } from '@evenhand/contract/imports.ts'
import type { ImportView } from '../../use-cases/imports/load-imports.ts'
import { iso, isoOrNull } from './instant.ts'

export function presentImport({ row, unhandled, hasFile }: ImportView): Import {
  return {
    id: row.id,
    kind: row.kind,
    dryRun: row.dry_run,
    format: row.format,
    fileName: row.file_name,
    state: row.state,
    phase: row.state === 'running' ? (row.messages_total === null ? 'reading' : 'storing') : 'finished',
    // Reading reports each half of its work: what is read and put in order has been read to its end.
    bytesDone: row.messages_total === null ? row.bytes_done : (row.bytes_total ?? row.bytes_done),
    bytesTotal: row.bytes_total,
    messagesDone: row.messages_done,
    messagesTotal: row.messages_total,
    accepted: row.accepted,
    changed: row.changed,
    duplicates: row.duplicates,
    rejected: row.rejected,
    noted: row.noted,
    waiting: unhandled.waiting,
    putAside: unhandled.failed,
    canApply: row.dry_run && row.state === 'done' && hasFile,
    canResume: (row.state === 'cancelled' || row.state === 'failed') && hasFile,
    historyBefore: isoOrNull(row.history_before),
    error: row.error,
    startedBy: row.started_by,
    createdAt: iso(row.created_at),
    finishedAt: isoOrNull(row.finished_at),
  }
}
