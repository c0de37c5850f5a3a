import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

const pieceLength = 1024 * 1024

/** A new file of lines, written in pieces of a megabyte: a write for each line would take a hundred times as long. */
export class LineFile implements AsyncDisposable {
  private readonly handle: FileHandle
  private piece: string[] = []
  private length = 0

  private constructor(handle: FileHandle) {
    this.handle = handle
  }

  static async create(file: string): Promise<LineFile> {
    return new LineFile(await open(file, 'wx', 0o600))
  }

  async add(line: string): Promise<void> {
    this.piece.push(line, '\n')
    this.length += line.length
    if (this.length >= pieceLength) await this.write()
  }

  /** Writes the rest. What fails here must not go unseen, so it is not left to the disposal. */
  async finish(): Promise<void> {
    await this.write()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close()
  }

  private async write(): Promise<void> {
    const text = this.piece.join('')
    this.piece = []
    this.length = 0
    await this.handle.appendFile(text)
  }
}
