// Runs on whatever Node is there (>= 20), before anything is installed: installs exactly what the lock file says,
// and only when that is not what was installed last. Plain JavaScript, because nothing else can be assumed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The installation brings its own Node where npm has one for the platform; `npm start` and `npm test` then run on that. */
function refuseOldNode() {
  const own = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(own) || Number(process.versions.node.split('.')[0]) >= 24) return
  console.error(
    `Evenhand needs Node 24 or newer on ${process.platform} ${process.arch}; this is ${process.version}. Get it from https://nodejs.org`,
  )
  process.exitCode = 1
}

/** Somebody may have cleared a folder away, for example `server/node_modules`. What is optional is missing on some platforms. */
function isComplete() {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) return false
  return Object.entries(JSON.parse(lock).packages).every(
    ([place, { optional }]) => optional || existsSync(path.join(root, place)),
  )
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const stamp = path.join(root, 'node_modules', '.installed')
const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const wanted = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Evenhand needs Node 20 or newer; this is ${process.version}.`)
  process.exitCode = 1
} else if (!isComplete()) {
  console.error('Installing what is missing (only when something is) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) {
    writeFileSync(stamp, wanted)
    refuseOldNode()
  } else {
    console.error('The installation did not finish. Check the network and free disk space, then run the same command again.')
    process.exitCode = status ?? 1
  }
} else {
  refuseOldNode()
}
