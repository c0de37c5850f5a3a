import { z } from 'zod'

/**
 * A backup is one file: text, compressed as a whole with Zstandard (`zstd -dc FILE | less` shows it).
 *
 *     evenhand-backup 1
 *     {"manifest": …}                         version of the data model, sequences, fingerprint of the secret
 *     {"table": "app.cases", "columns": […]}  a table …
 *     …                                       … its rows, as PostgreSQL's COPY writes them …
 *     \.
 *     {"end": "app.cases", "rows": 12, "sha256": "…"}
 *     …
 *     {"complete": 31}                        how many tables; without this line the file was cut off
 *
 * Tables stand in an order in which each finds what it refers to.
 */
export const firstLine = 'evenhand-backup 1'
export const endOfRows = '\\.'

export const manifestSchema = z.object({
  /** When the snapshot was taken, ISO 8601. */
  takenAt: z.iso.datetime(),
  /** The last migration that the data has. */
  version: z.number().int().positive(),
  /** Of the SQL of that migration: the same number must mean the same data model. */
  checksum: z.string(),
  postgres: z.string(),
  /** Tells whether an installation secret can open the sealed secrets, and nothing else about it. */
  secretFingerprint: z.string(),
  sequences: z.array(z.object({ name: z.string(), last: z.number().int(), isCalled: z.boolean() })),
})
export type Manifest = z.infer<typeof manifestSchema>

export const tableHeaderSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export type TableHeader = z.infer<typeof tableHeaderSchema>

export const tableEndSchema = z.object({ end: z.string(), rows: z.number().int(), sha256: z.string() })
export type TableEnd = z.infer<typeof tableEndSchema>

export const completeSchema = z.object({ complete: z.number().int() })

/** The part of schema.table names that SQL needs quoted. */
export function quoted(table: string): string {
  return table
    .split('.')
    .map(part => `"${part.replaceAll('"', '""')}"`)
    .join('.')
}
