#!/usr/bin/env node
// Plain JavaScript, because any Node may start it: hands over to the Node that npm has installed, which runs TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const clone = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const main = path.join(clone, 'cli/src/main.ts')

if (Number(process.versions.node.split('.')[0]) >= 24) await import(main)
else {
  const installed = path.join(clone, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(installed)) {
    // Ctrl-C reaches both; the command ends in its own time.
    process.on('SIGINT', () => undefined)
    const { status } = spawnSync(installed, [main, ...process.argv.slice(2)], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    process.exitCode = status ?? 1
  } else {
    console.error('Evenhand needs Node 24 or newer. Run `npm ci` in the clone once: it installs one.')
    process.exitCode = 1
  }
}
