import type { Finding } from '@evenhand/domain/audit/finding.ts'
import { CliError, exitCodes } from '../failure.ts'

const fields = ['effect', 'low', 'high', 'p', 'pAdjusted', 'n', 'events'] as const
type Field = (typeof fields)[number]
const signs = new Map<string, (a: number, b: number) => boolean>([
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
])

export type Watch = { words: string; id: string; field: Field; isMet: (value: number) => boolean }

/** Regions have names of any letters, and so have their findings. @example readWatch('followers.speed.low>1.02') */
export function readWatch(words: string): Watch {
  const found = /^\s*(\S.*?)\.(\w+)\s*(>=|<=|>|<)\s*(-?[\d.]+)\s*$/.exec(words)
  const [, id = '', name = '', sign = '', limit = ''] = found ?? []
  const field = fields.find(own => own === name)
  const compare = signs.get(sign)
  if (compare === undefined || field === undefined || !Number.isFinite(Number(limit))) {
    throw new CliError(
      `"${words}" is no condition. Write the id of a finding, one of ${fields.join(', ')}, a sign and a number, as followers.speed.low>1.02.`,
      exitCodes.misused,
    )
  }
  return { words, id, field, isMet: value => compare(value, Number(limit)) }
}

/** What a condition says of the findings: met, not met, or that there is no such number. */
export function watched(findings: readonly Finding[], watch: Watch): { met: boolean; sentence: string } {
  const value = findings.find(({ id }) => id === watch.id)?.[watch.field]
  if (value === null || value === undefined) {
    return { met: true, sentence: `${watch.words} could not be looked at: this history has no ${watch.id}.${watch.field}.` }
  }
  const met = watch.isMet(value)
  return { met, sentence: `${watch.words} is ${met ? 'met' : 'not met'}: it is ${value.toFixed(4)}.` }
}
