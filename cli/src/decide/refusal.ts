import { closetOf } from '@evenhand/contract/misplaced-facts.ts'
import type { z } from '@hono/zod-openapi'

export const refusalCodes = ['malformed-json', 'unknown-fact', 'misplaced-fact', 'invalid-fact'] as const
/** Why one line was not decided. `path` leads to the fact: `facts.need.followers`. */
export type Refusal = { code: (typeof refusalCodes)[number]; message: string; path: string }

type Issue = z.core.$ZodIssue

/** The first thing that is wrong with a line, in words. Misplaced and unknown facts come first: they are the likeliest mistake. */
export function refusalOf(error: z.ZodError): Refusal {
  const issues = error.issues.flatMap(deepest)
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (issue === undefined) return { code: 'invalid-fact', message: 'The line cannot be understood.', path: '' }
  if (issue.code !== 'unrecognized_keys') return { code: 'invalid-fact', message: `${issue.message}.`, path: pathOf(issue.path) }
  return refuseKey(issue.keys[0] ?? '', issue.path)
}

/** Of a union only the branch that came furthest tells something; the simplest one where none came anywhere. */
function deepest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const branches = issue.errors.map(branch => branch.flatMap(deepest))
  const best = branches.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
  const chosen = depth(best) === 0 ? (branches[0] ?? []) : best
  return chosen.map(inner => ({ ...inner, path: [...issue.path, ...inner.path] }))
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(issue => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)))
}

function refuseKey(key: string, parent: readonly PropertyKey[]): Refusal {
  const path = pathOf([...parent, key])
  const closet = closetOf(key)
  const isHere = parent[0] === 'facts' && parent[1] === closet
  if (closet === null || isHere) return { code: 'unknown-fact', message: `No closet has a fact called "${key}" here.`, path }
  const why = closet === 'audience' ? ' Nothing of the audience can move a service decision.' : ''
  return { code: 'misplaced-fact', message: `"${key}" belongs under facts.${closet}.${why}`, path }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}
