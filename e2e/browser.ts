import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const installedPaths = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']
/** Of the package's major version: another one is unpacked anew. */
const unpackedAt = path.resolve('node_modules/.cache/browser-153')
const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

/**
 * A browser for the journeys: an installed one first, else the one from npm, so that a bare machine needs no system package.
 * The package's own arguments are never used: they switch web security off.
 */
export async function launch(): Promise<Browser> {
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const installed = installedPaths.find(place => existsSync(place))
  if (installed) return chromium.launch({ executablePath: installed, args })
  await unpack()
  // The libraries beside it are for machines that lack nss, nspr and expat.
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(unpackedAt, 'al2023/lib') }
  return chromium.launch({ executablePath: path.join(unpackedAt, 'chromium'), args, env: definedOnly(env) })
}

/** Once for each version, into a directory of ours: several runs at once may race, and the first one wins. */
async function unpack(): Promise<void> {
  if (existsSync(unpackedAt)) return
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  const fresh = `${unpackedAt}.${process.pid}`
  const before = process.env['TMPDIR']
  mkdirSync(fresh, { recursive: true })
  // The package unpacks into the temporary directory, and takes no other.
  process.env['TMPDIR'] = fresh
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const part of parts) await inflate(path.join(bin, part))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    renameSync(fresh, unpackedAt)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
