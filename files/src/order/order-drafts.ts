import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Draft } from '../draft.ts'
import { scanLine } from '../rows/scan-line.ts'
import { splitRows } from '../rows/split-rows.ts'
import { LineFile } from './line-file.ts'

const defaultRunLength = 6 * 1024 * 1024
/** Bytes read ahead while merging: of all runs together, and of one at the least and the most. */
const allChunks = 4 * 1024 * 1024
const smallestChunk = 4 * 1024
const largestChunk = 64 * 1024

type Entry = { time: number; line: number; text: string }

/**
 * Puts drafts in order of time (then of line), however many there are: sorted runs on the disk, merged while reading
 * (external merge sort). A thread is then handled from its first message on, even where the file begins with the newest.
 * The working folder is emptied at the start and removed at the end; it needs about as much room as the file.
 */
export class DraftOrder implements AsyncDisposable {
  private readonly folder: string
  private readonly runLength: number
  private readonly runs: string[] = []
  private entries: Entry[] = []
  private length = 0
  private count = 0

  private constructor(folder: string, runLength: number) {
    this.folder = folder
    this.runLength = runLength
  }

  /** @param runLength characters held in memory before they are sorted and laid aside */
  static async open(folder: string, runLength = defaultRunLength): Promise<DraftOrder> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new DraftOrder(folder, runLength)
  }

  get size(): number {
    return this.count
  }

  async add(draft: Draft): Promise<void> {
    const text = JSON.stringify(draft)
    this.entries.push({ time: draft.time, line: draft.line, text })
    this.length += text.length
    this.count += 1
    if (this.length >= this.runLength) await this.layAside()
  }

  /** All drafts, earliest first; of two at the same instant, the parent before the reply to it. */
  async *inOrder(): AsyncGenerator<Draft> {
    if (this.runs.length > 0) await this.layAside()
    let group: Draft[] = []
    for await (const draft of this.merged()) {
      if (group.length > 0 && group[0]?.time !== draft.time) {
        yield* parentsFirst(group)
        group = []
      }
      group.push(draft)
      // A file that knows days only would make one group of a day.
      if (group.length >= 10_000) {
        yield* parentsFirst(group)
        group = []
      }
    }
    yield* parentsFirst(group)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async layAside(): Promise<void> {
    const file = path.join(this.folder, `run-${this.runs.length}`)
    await writeSorted(file, this.entries)
    this.runs.push(file)
    this.entries = []
    this.length = 0
  }

  private async *merged(): AsyncGenerator<Draft> {
    if (this.runs.length === 0) {
      for (const { text } of this.entries.sort(byTime)) yield parseDraft(text)
      return
    }
    const chunk = Math.max(smallestChunk, Math.min(largestChunk, Math.floor(allChunks / this.runs.length)))
    const readers = await Promise.all(this.runs.map(file => RunReader.open(file, chunk)))
    const waiting: RunReader[] = []
    for (const reader of readers) insert(waiting, reader)
    try {
      for (let next = waiting.shift(); next?.head; next = waiting.shift()) {
        yield next.head
        await next.advance()
        insert(waiting, next)
      }
    } finally {
      for (const reader of readers) reader.close()
    }
  }
}

function byTime(a: { time: number; line: number }, b: { time: number; line: number }): number {
  return a.time - b.time || a.line - b.line
}

async function writeSorted(file: string, entries: Entry[]): Promise<void> {
  await using lines = await LineFile.create(file)
  for (const { text } of entries.sort(byTime)) await lines.add(text)
  await lines.finish()
}

/** JSON written by ourselves a moment ago. */
function parseDraft(text: string): Draft {
  const draft: Draft = JSON.parse(text)
  return draft
}

class RunReader {
  head: Draft | null = null
  private readonly file: string
  private readonly stream: ReturnType<typeof createReadStream>
  private readonly lines: ReturnType<typeof splitRows<string>>

  private constructor(file: string, chunk: number) {
    this.file = file
    this.stream = createReadStream(file, { highWaterMark: chunk })
    this.lines = splitRows(this.stream, scanLine)
  }

  static async open(file: string, chunk: number): Promise<RunReader> {
    const reader = new RunReader(file, chunk)
    await reader.advance()
    return reader
  }

  async advance(): Promise<void> {
    const next = await this.lines.next()
    if (next.done) return this.end()
    if (next.value.ok) this.head = parseDraft(next.value.value)
    else throw new Error(`A sorted run cannot be read back: ${next.value.reason}`)
  }

  close(): void {
    this.stream.destroy()
  }

  /** Its room on the disk is wanted for what comes out of the merge. */
  private async end(): Promise<void> {
    this.head = null
    await rm(this.file, { force: true })
  }
}

/** Among those that wait, in order of their heads; one that is at its end waits no longer. */
function insert(waiting: RunReader[], reader: RunReader): void {
  if (reader.head === null) return
  let from = 0
  let to = waiting.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const head = waiting[middle]?.head
    if (head && byTime(head, reader.head) < 0) from = middle + 1
    else to = middle
  }
  waiting.splice(from, 0, reader)
}

/** Keeps the order of lines, but no reply stands before what it replies to. */
function* parentsFirst(group: readonly Draft[]): Generator<Draft> {
  const byId = new Map(group.map(draft => [draft.id, draft]))
  const waiting = new Set(group)
  for (const draft of group) {
    const chain: Draft[] = []
    for (let at: Draft | undefined = draft; at && waiting.delete(at); at = byId.get(at.parentId ?? '')) chain.push(at)
    yield* chain.reverse()
  }
}
