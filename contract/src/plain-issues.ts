import { z } from '@hono/zod-openapi'

/*
 * What does not fit the contract is told in words that a person can act on, wherever it is told: in an answer of the API, beside a
 * row of an import, in the terminal. Each is a sentence without its full stop, and may stand behind "field: ".
 */

type Issue = z.core.$ZodRawIssue

const things: Readonly<Record<string, string>> = {
  string: 'A text',
  number: 'A number',
  int: 'A whole number',
  boolean: 'true or false',
  array: 'A list',
  object: 'An object',
  record: 'An object',
  date: 'A date',
}

const written: Readonly<Record<string, string>> = {
  email: 'A mail address is needed here',
  url: 'A web address is needed here, such as https://example.com/p/1',
  datetime: 'A time with its zone is needed here, such as 2026-03-02T09:00:00Z',
  date: 'A date is needed here, such as 2026-03-02',
  uuid: 'An id is needed here, such as 019cadfd-8900-7693-97b8-dc772dd87442',
}

const missing = 'This is missing'

/** What is wrong, in words; undefined where the schema's own words are to stand. */
export function plainIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : `${things[issue.expected] ?? 'Something else'} is needed here`
    case 'invalid_format':
      return written[issue.format] ?? 'This is not written as it should be'
    case 'invalid_value':
      return issue.input === undefined ? missing : oneOf(issue.values)
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'unrecognized_keys':
      return `${issue.keys.map(key => `"${key}"`).join(', ')} ${issue.keys.length === 1 ? 'is' : 'are'} not known here`
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return 'This cannot be understood'
    // A schema's own check says it in its own words.
    case 'custom':
    case 'not_multiple_of':
    default:
      return undefined
  }
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  const [only, ...more] = values.map(String)
  return more.length === 0 ? `Only ${only} is known here` : `One of ${[only, ...more].join(', ')} is needed here`
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return least === 1 ? 'This is empty' : `At least ${least} characters are needed here`
  return isCounted(origin) ? `At least ${least} entries are needed here` : `At least ${least} is needed here`
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `This is too long: ${most} characters are the most`
  return isCounted(origin) ? `There are too many entries: ${most} are the most` : `This is too much: ${most} is the most`
}

const isCounted = (origin: string): boolean => origin === 'array' || origin === 'set' || origin === 'map' || origin === 'object'

z.config({ customError: plainIssue })
