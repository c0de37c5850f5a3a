import path from 'node:path'
import { call } from '@evenhand/contract/client.ts'
import type { Connection } from '@evenhand/contract/client.ts'
import { cancelImport } from '@evenhand/contract/imports.ts'
import type { Import } from '@evenhand/contract/imports.ts'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { follow } from './follow.ts'
import { Progress } from './progress.ts'
import { saveNotes, saveRejects } from './save-rejects.ts'
import { upload } from './upload.ts'
import type { UploadQuery } from './upload.ts'
import { refuseFolder } from '../refuse-folder.ts'

type Telling = {
  isJson: boolean
  /** What was done, a sentence a line; empty ones are left out. */
  inWords: (found: Import, rejectedFile: string | null, notedFile: string | null) => readonly string[]
}

/** Sends a file, follows its import to the end, saves what was rejected beside it, and says what became of it. */
export async function bringIn(io: Io, file: string, query: Omit<UploadQuery, 'fileName'>, telling: Telling): Promise<ExitCode> {
  // Before a server is started for it.
  await refuseFolder(file)
  const stopping = new AbortController()
  using _ = io.onInterrupt(() => stopping.abort())
  // Awaited here: until then Ctrl-C is ours.
  return await io.withServer(async connection => {
    const progress = new Progress(io)
    const named = { ...query, fileName: path.basename(file) }
    const started = await upload(connection, file, named, stopping.signal, (sent, total) => progress.sending(sent, total))
    const found = await follow(connection, started.id, stopping.signal, (now, most) => progress.of(now, most))
    progress.end()
    if (found.state === 'running') return interrupted(io, connection, found)
    const rejects = await saveRejects(connection, found, file)
    const notes = await saveNotes(connection, found, file)
    const files = { rejectedFile: rejects.at, notedFile: notes.at }
    const code = await tell(io, found, files, { ...telling, isStopped: stopping.signal.aborted })
    for (const { refusal } of [rejects, notes]) if (refusal !== null) io.err(`${refusal}\n`)
    return code === exitCodes.done && (rejects.refusal ?? notes.refusal) !== null ? exitCodes.failed : code
  })
}

async function interrupted(io: Io, connection: Connection, { id, kind, dryRun }: Import): Promise<ExitCode> {
  const { messagesDone } = await call(connection, cancelImport, { params: { id } })
  const what = kind === 'conversations' ? 'messages' : 'rows'
  const stored = `${messagesDone.toLocaleString('en')} ${what} are stored; the same command again goes on from there.`
  io.err(dryRun ? 'Stopped. Nothing was changed.\n' : `Stopped. ${stored}\n`)
  return exitCodes.interrupted
}

type Files = { rejectedFile: string | null; notedFile: string | null }

async function tell(
  io: Io,
  found: Import,
  files: Files,
  { isJson, inWords, isStopped }: Telling & { isStopped: boolean },
): Promise<ExitCode> {
  const { rejectedFile, notedFile } = files
  if (isJson) await io.out(`${JSON.stringify({ ...found, ...files }, null, 2)}\n`)
  if (found.state !== 'done') {
    io.err(`The import ${found.state === 'failed' ? 'failed' : 'was cancelled'}. ${found.error ?? ''}`.trim().concat('\n'))
    if (rejectedFile !== null) io.err(`The rows that could not be used are in ${rejectedFile}, each with its reason.\n`)
    return exitCodes.failed
  }
  const lines = inWords(found, rejectedFile, notedFile).filter(line => line !== '')
  if (!isJson) await io.out(lines.map(line => `${line}\n`).join(''))
  if (found.waiting === 0) return exitCodes.done
  const unmade = `Cases are still to be made of ${count(found.waiting, 'message')}`
  if (isStopped) {
    io.err(`${unmade}; that goes on whenever a server runs: npm start\n`)
    return exitCodes.interrupted
  }
  io.err(
    `${unmade}, and none was made for a minute. Does a worker run? npx evenhand doctor says it; npx evenhand serve --role worker starts one.\n`,
  )
  return exitCodes.done
}

/** Where a list is; nothing where it could not be written, which is said by itself. @example listedIn('; it is in', 'a.csv') // '; it is in a.csv' */
export function listedIn(words: string, file: string | null): string {
  return file === null ? '' : `${words} ${file}`
}

/** @example count(2, 'row') // '2 rows' */
export function count(value: number, word: string): string {
  return `${value.toLocaleString('en')} ${word}${value === 1 ? '' : 's'}`
}
