import type { Import } from '@evenhand/contract/imports.ts'
import type { Io } from '../io.ts'

/** Progress on standard error: one line that is written over in a terminal, a line per tenth in a log. */
export class Progress {
  private readonly io: Pick<Io, 'err' | 'isTerminal'>
  private shown = ''

  constructor(io: Pick<Io, 'err' | 'isTerminal'>) {
    this.io = io
  }

  sending(sent: number, total: number): void {
    this.show('Sending the file', sent, total, 'bytes')
  }

  /** @param mostWaiting the most that has waited so far: what is left is measured by it */
  of(found: Import, mostWaiting: number): void {
    if (found.phase === 'reading') this.show('Reading the file', found.bytesDone, found.bytesTotal ?? 0, 'bytes')
    else if (found.phase === 'storing') {
      const what = found.kind === 'conversations' ? 'messages' : 'rows'
      this.show(found.dryRun ? 'Comparing' : 'Storing', found.messagesDone, found.messagesTotal ?? 0, what)
    } else if (found.kind === 'conversations' && found.state === 'done')
      this.show('Making cases', mostWaiting - found.waiting, mostWaiting, 'messages')
  }

  /** Ends the line that was written over. */
  end(): void {
    if (this.io.isTerminal && this.shown !== '') this.io.err('\n')
    this.shown = ''
  }

  private show(what: string, done: number, total: number, unit: string): void {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    const amount = (value: number) => (unit === 'bytes' ? `${Math.ceil(value / 1e6)} MB` : value.toLocaleString('en'))
    const line = this.io.isTerminal
      ? `${what}: ${amount(done)} of ${amount(total)}${unit === 'bytes' ? '' : ` ${unit}`} (${percent} %)`
      : `${what}: ${Math.floor(percent / 10) * 10} %`
    if (line === this.shown) return
    this.shown = line
    this.io.err(this.io.isTerminal ? `\r\u001b[2K${line}` : `${line}\n`)
  }
}
