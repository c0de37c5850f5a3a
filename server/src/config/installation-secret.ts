import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeOnce } from '../write-once.ts'
import { EvenhandError } from '../errors.ts'
import type { Config } from './config.ts'
import { installationSecretBytes } from './secrets.ts'

/**
 * The one secret of this installation: given, or made at the first start and kept in the state directory (mode 0600).
 * With a database of your own, every process needs the same one: set EVENHAND_SECRET.
 * @throws EvenhandError `bad-configuration` when it is too short to be one
 */
export function loadInstallationSecret({ secret, secretFile, stateDirectory }: SecretPlace): Buffer {
  if (secret !== null) return decode(secret, 'EVENHAND_SECRET')
  if (secretFile !== null) return decode(readGiven(secretFile), secretFile)
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 })
  const file = fileIn(stateDirectory)
  return decode(
    writeOnce(file, () => randomBytes(installationSecretBytes).toString('base64url')),
    file,
  )
}

/** Where it stands, for whoever is to keep it. */
export function secretPlace({ secret, secretFile, stateDirectory }: SecretPlace): string {
  return secret === null ? (secretFile ?? fileIn(stateDirectory)) : 'EVENHAND_SECRET'
}

const fileIn = (stateDirectory: string): string => path.join(stateDirectory, 'secret')

type SecretPlace = Pick<Config, 'secret' | 'secretFile' | 'stateDirectory'>

function readGiven(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new EvenhandError('bad-configuration', `EVENHAND_SECRET_FILE is ${file}, which cannot be read.`, { cause })
  }
}

function decode(text: string, name: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64url')
  if (bytes.length >= installationSecretBytes) return bytes
  throw new EvenhandError(
    'bad-configuration',
    `${name} holds ${bytes.length} bytes; it must be at least ${installationSecretBytes} random bytes in base64url. Make one with: openssl rand -base64 32`,
  )
}
