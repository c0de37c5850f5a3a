import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'

/** A database in memory for the length of one reading; what does not fit goes to a folder of its own. */
export class Database implements AsyncDisposable {
  readonly folder: string
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.folder = folder
    this.instance = instance
    this.connection = connection
  }

  /** @param memory what it may take before it goes to the disk */
  static async open(memory = '700MB'): Promise<Database> {
    const folder = await mkdtemp(path.join(tmpdir(), 'evenhand-audit-'))
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: memory,
      temp_directory: folder,
      // Nothing is fetched: what is read lies in the file.
      autoinstall_known_extensions: 'false',
    })
    const connection = await instance.connect()
    await connection.run(`set timezone = 'UTC'`)
    return new Database(folder, instance, connection)
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql)
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    const reader = await this.connection.runAndReadAll(sql)
    return reader.getRowObjectsJS()
  }

  /** The one row of a query that counts. Numbers come as numbers. */
  async numbers(sql: string): Promise<Record<string, number>> {
    const [row = {}] = await this.rows(sql)
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? Number.NaN)]))
  }

  /** Piece by piece, in order. */
  async *chunks(sql: string): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.connection.stream(sql)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      yield chunk
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.closeSync()
    this.instance.closeSync()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** @example named('it"s') // '"it""s"' */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** @example quoted("it's") // "'it''s'" */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
