#!/usr/bin/env node
// Plain JavaScript, because any Node may start it: hands over to the Node that npm has installed, which runs TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const self = fileURLToPath(import.meta.url)
const clone = path.resolve(path.dirname(self), '../..')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // What was compiled for one command is compiled for the next. Where the folder cannot be written, it is compiled each time.
  module.enableCompileCache(path.join(clone, 'node_modules/.cache/evenhand-compiled'))
  await import(pathToFileURL(path.join(clone, 'cli/src/main.ts')).href)
} else {
  const installed = path.join(clone, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(installed)) {
    // Ctrl-C reaches both; the command ends in its own time.
    process.on('SIGINT', () => undefined)
    const { status } = spawnSync(installed, [self, ...process.argv.slice(2)], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    process.exitCode = status ?? 1
  } else {
    console.error('Evenhand needs Node 24 or newer. Run `npm ci` in the clone once: it installs one.')
    process.exitCode = 1
  }
}
