import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this clone and its installation are. The only reader of the environment here. */
export type Environment = {
  /** The clone. */
  program: string
  /** Where the installation keeps its state, and where a running server says how to reach it. */
  stateDirectory: string
  variables: Readonly<Record<string, string | undefined>>
}

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export function processEnvironment(): Environment {
  const variables = process.env
  const stated = variables['EVENHAND_STATE']?.trim()
  return { program, stateDirectory: path.resolve(stated || path.join(program, '.evenhand')), variables }
}
