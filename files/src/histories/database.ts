import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'

const ours = 'evenhand-audit-'

/** Folders of processes that were killed stay behind: nobody else takes them away. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, owner] = new RegExp(`^${ours}(\\d+)-`).exec(name) ?? []
    if (owner === undefined || isAlive(Number(owner))) continue
    // Of somebody else, or gone by now: then it is not for us.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** A database in memory for the length of one reading; what does not fit goes to a folder of its own. */
export class Database implements AsyncDisposable {
  readonly folder: string
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection
  private readonly signal: AbortSignal | undefined

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection, signal?: AbortSignal) {
    this.folder = folder
    this.signal = signal
    this.instance = instance
    this.connection = connection
  }

  /**
   * @param memory what it may take before it goes to the disk
   * @param signal ends what is being asked, by an error
   */
  static async open(memory = '700MB', signal?: AbortSignal): Promise<Database> {
    await sweep()
    const folder = await mkdtemp(path.join(tmpdir(), `${ours}${process.pid}-`))
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: memory,
      temp_directory: folder,
      // Nothing is fetched: what is read lies in the file.
      autoinstall_known_extensions: 'false',
    })
    const connection = await instance.connect()
    await connection.run(`set timezone = 'UTC'`)
    signal?.addEventListener('abort', () => connection.interrupt())
    return new Database(folder, instance, connection, signal)
  }

  /** @throws the reason of the signal, where somebody wants an end */
  throwIfStopped(): void {
    this.signal?.throwIfAborted()
  }

  async run(sql: string): Promise<void> {
    this.throwIfStopped()
    await this.connection.run(sql)
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    this.throwIfStopped()
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
      this.throwIfStopped()
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
