import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadInstallationSecret } from './installation-secret.ts'
import { deriveKey, openSecretBox } from './secrets.ts'

const secret = Buffer.alloc(32, 1)
let stateDirectory: string
beforeEach(() => {
  stateDirectory = mkdtempSync(path.join(tmpdir(), 'evenhand-secret-'))
})
afterEach(() => rmSync(stateDirectory, { recursive: true, force: true }))

test('what is sealed can be opened again, and looks different every time', () => {
  const box = openSecretBox(secret)
  const [first, second] = [box.seal('whsec_ünïcödé'), box.seal('whsec_ünïcödé')]
  expect(box.open(first)).toBe('whsec_ünïcödé')
  expect(first.equals(second)).toBe(false)
  expect(first.includes('whsec')).toBe(false)
})

test.each([0, 12, 28])('a sealed secret that was altered at byte %i is refused', at => {
  const sealed = openSecretBox(secret).seal('whsec_abc')
  sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at)
  expect(() => openSecretBox(secret).open(sealed)).toThrow(expect.objectContaining({ code: 'wrong-secret' }))
})

test('another installation cannot open it', () => {
  const sealed = openSecretBox(secret).seal('whsec_abc')
  expect(() => openSecretBox(Buffer.alloc(32, 2)).open(sealed)).toThrow(expect.objectContaining({ code: 'wrong-secret' }))
})

test('keys for different purposes have nothing in common', () => {
  expect(deriveKey(secret, 'a').equals(deriveKey(secret, 'b'))).toBe(false)
})

test('the installation secret is made once, for its owner only, and stays the same', () => {
  const place = { secret: null, secretFile: null, stateDirectory }
  const made = loadInstallationSecret(place)
  expect(made).toHaveLength(32)
  expect(loadInstallationSecret(place).equals(made)).toBe(true)
  expect(statSync(path.join(stateDirectory, 'secret')).mode & 0o777).toBe(0o600)
})

test('a given secret that is too short is refused', () => {
  const place = { secret: 'short', secretFile: null, stateDirectory }
  expect(() => loadInstallationSecret(place)).toThrow(/EVENHAND_SECRET holds 3 bytes/)
})
