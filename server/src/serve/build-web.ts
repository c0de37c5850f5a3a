import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { EvenhandError } from '../errors.ts'

/** All that the built pages come from. */
const sources = ['web', 'contract/src', 'domain/src', 'package-lock.json', 'tsconfig.base.json']
const notSources = /(^|\/)(node_modules|dist)(\/|$)|\.test\.tsx?$/
const builtKept = 3

/**
 * The built pages of the desk: built once for each state of their sources, then found again.
 * @returns their directory; null when there is nothing to build
 * @throws EvenhandError `web-build` with what the builder said
 */
export async function buildWeb(program: string, stateDirectory: string, tell: (line: string) => void): Promise<string | null> {
  if (!existsSync(path.join(program, 'web', 'index.html'))) return null
  const place = path.join(stateDirectory, 'web')
  const built = path.join(place, hashOfSources(program))
  if (existsSync(path.join(built, 'index.html'))) {
    const now = new Date()
    utimesSync(built, now, now)
    return built
  }
  tell('Building the pages of the desk (only when they changed) …')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const fresh = `${built}.${process.pid}`
  await runVite(program, fresh)
  moveOnce(fresh, built)
  removeOld(place)
  return built
}

export function hashOfSources(program: string): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const source of sources) {
    for (const file of filesOf(program, source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(program, file)))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function filesOf(program: string, source: string): string[] {
  const absolute = path.join(program, source)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [source]
  return readdirSync(absolute, { withFileTypes: true })
    .map(entry => ({ entry, name: `${source}/${entry.name}` }))
    .filter(({ name }) => !notSources.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ entry, name }) => (entry.isDirectory() ? filesOf(program, name) : entry.isFile() ? [name] : []))
}

/** A process of its own: the builder's memory is given back when it ends. */
async function runVite(program: string, outDirectory: string): Promise<void> {
  const vite = path.join(program, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', outDirectory, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: path.join(program, 'web'), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  rmSync(outDirectory, { recursive: true, force: true })
  if (/no space left/i.test(said)) {
    throw new EvenhandError(
      'disk-full',
      `The disk of ${path.dirname(outDirectory)} is full, so the pages of the desk could not be built. Make room and start again; nothing is lost.`,
    )
  }
  throw new EvenhandError('web-build', `The pages of the desk could not be built:\n${said.trim()}`)
}

function moveOnce(fresh: string, place: string): void {
  try {
    renameSync(fresh, place)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function removeOld(place: string): void {
  const builds = readdirSync(place)
    .map(name => path.join(place, name))
    .map(directory => ({ directory, usedAt: statSync(directory).mtimeMs }))
    .toSorted((a, b) => b.usedAt - a.usedAt)
  for (const { directory } of builds.slice(builtKept)) rmSync(directory, { recursive: true, force: true })
}
