#!/usr/bin/env node
// `npx evenhand …` in the clone, on whatever Node the machine has: runs the command line on the Node that came with the installation.
// Plain JavaScript, because an old Node must be able to read it. Installs nothing.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(realpathSync(fileURLToPath(import.meta.url))), '../..')
const own = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const isRecent = Number(process.versions.node.split('.')[0]) >= 24

if (!existsSync(path.join(root, 'node_modules', '.installed'))) {
  console.error('Evenhand is not installed here yet. Run `npm start` or `npm test` once; both install what is missing.')
  process.exitCode = 1
} else if (!existsSync(own) && !isRecent) {
  console.error(`Evenhand needs Node 24 or newer on this platform; this is ${process.version}. Get it from https://nodejs.org`)
  process.exitCode = 1
} else {
  const program = existsSync(own) ? own : process.execPath
  const child = spawn(program, [path.join(root, 'cli', 'src', 'main.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: own.endsWith('.cmd') && program === own,
  })
  // The terminal tells both of us; the other one decides when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT') child.kill(signal)
    })
  }
  child.on('error', error => {
    console.error(`Evenhand could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1
  })
}
