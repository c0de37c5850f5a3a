import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { EvenhandError } from '../errors.ts'
import type { Env } from './env.ts'
import { secondOpinionOf, type SecondOpinionConfig } from './second-opinion.ts'

export const serverRoles = ['all', 'api', 'worker'] as const
/** What a process does: answer people, work in the background, or both. */
export type ServerRole = (typeof serverRoles)[number]

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Everything that can be set, checked and with its defaults. */
export type Config = {
  /** Null: the PostgreSQL that comes with Evenhand. */
  databaseUrl: string | null
  secret: string | null
  secretFile: string | null
  stateDirectory: string
  rootBase: string | null
  host: string
  port: number
  publicUrl: string
  logLevel: LogLevel
  /** Null: built by the program itself when its sources changed. */
  webDirectory: string | null
  mayOpenBrowser: boolean
  /** Null: no second model is asked. */
  secondOpinion: SecondOpinionConfig | null
}

/** What the command line adds. */
export type Flags = { port?: string | undefined }

/** The clone itself: the program runs from its sources. */
export const programDirectory = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const defaultPort = 4810

/**
 * @throws EvenhandError `bad-configuration` with the name of the variable and what it may be
 */
export function toConfig(env: Env, flags: Flags = {}): Config {
  const host = env.host ?? '127.0.0.1'
  const port = portOf(flags.port ?? env.port, flags.port === undefined ? env.portFrom : '--port')
  return {
    databaseUrl: env.databaseUrl === undefined ? null : databaseUrlOf(env.databaseUrl),
    secret: env.secret ?? null,
    secretFile: env.secretFile ?? null,
    stateDirectory: path.resolve(env.stateDirectory ?? path.join(programDirectory, '.evenhand')),
    rootBase: env.rootBase ?? null,
    host,
    port,
    publicUrl: publicUrlOf(env.publicUrl) ?? `http://localhost:${port}`,
    logLevel: logLevelOf(env.logLevel),
    webDirectory: env.webDirectory ?? null,
    secondOpinion: secondOpinionOf(env.secondOpinion),
    mayOpenBrowser: !env.ci && (env.display || process.platform !== 'linux'),
  }
}

function portOf(text: string | undefined, name: string): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw bad(`${name} is "${text}"; it must be a whole number from 0 (any free port) to 65535.`)
}

function databaseUrlOf(text: string): string {
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'postgres:' || url.protocol === 'postgresql:') && url.pathname.length > 1) return url.href
  // The text itself may hold a password: it is not repeated.
  throw bad('DATABASE_URL must look like postgres://user:password@host:5432/database.')
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  throw bad(`EVENHAND_URL is "${text}"; it must look like https://desk.example.com.`)
}

function logLevelOf(text: string | undefined): LogLevel {
  if (text === undefined) return 'info'
  const level = logLevels.find(known => known === text)
  if (level !== undefined) return level
  throw bad(`EVENHAND_LOG_LEVEL is "${text}"; it must be one of ${logLevels.join(', ')}.`)
}

function bad(message: string): EvenhandError {
  return new EvenhandError('bad-configuration', message)
}
