import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const packages = {
  '': { name: 'place' },
  'node_modules/near': { version: '1.0.0' },
  'server/node_modules/far': { version: '1.0.0' },
  'node_modules/elsewhere': { version: '1.0.0', optional: true },
}
let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'evenhand-install-'))
  mkdirSync(path.join(root, 'dev'))
  cpSync(path.join(import.meta.dirname, 'install.mjs'), path.join(root, 'dev', 'install.mjs'))
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages }))
  // What npm would do with this lock file.
  const folders = JSON.stringify(
    ['near', '.bin', '../server/node_modules/far'].map(name => path.join(root, 'node_modules', name)),
  )
  writeFileSync(
    path.join(root, 'npm.mjs'),
    `import { mkdirSync } from 'node:fs'\nfor (const folder of ${folders}) mkdirSync(folder, { recursive: true })`,
  )
})
afterEach(() => rmSync(root, { recursive: true }))

function install(): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'dev', 'install.mjs')], {
    env: { npm_execpath: path.join(root, 'npm.mjs') },
    encoding: 'utf8',
  })
  return { status, said: stderr }
}

test('what is installed already is left alone', () => {
  expect(install()).toMatchObject({ status: 0, said: expect.stringContaining('Installing what is missing') })
  expect(install()).toEqual({ status: 0, said: '' })
})

test.each(['node_modules/near', 'server/node_modules', 'node_modules'])(
  'when %s was cleared away it is installed again',
  folder => {
    install()
    rmSync(path.join(root, folder), { recursive: true })
    expect(install()).toMatchObject({ status: 0, said: expect.stringContaining('Installing what is missing') })
    expect(existsSync(path.join(root, 'server/node_modules/far'))).toBe(true)
  },
)

test('another lock file is installed anew', () => {
  install()
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages, changed: true }))
  expect(install().said).toContain('Installing what is missing')
})
