import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { benchmarks, soaks } from './measurements.ts'
import { importsOf, withoutComments } from './source-text.ts'
import type { Import } from './source-text.ts'

const root = path.resolve(import.meta.dirname, '..')
const packages = ['domain', 'language', 'contract', 'files', 'server', 'web', 'cli'] as const
type Package = (typeof packages)[number]

/** Who may import whom: ARCHITECTURE.md. */
const arrows: Readonly<Record<Package, readonly Package[]>> = {
  domain: [],
  language: ['domain'],
  contract: ['domain', 'language'],
  files: ['domain', 'contract'],
  server: ['domain', 'language', 'contract', 'files'],
  web: ['domain', 'language', 'contract'],
  cli: ['domain', 'language', 'contract', 'files'],
}

/** Inside the server, by the first folder below src. `app.ts`, `main.ts` and what they start see all. */
const seesAll = new Set(['app.ts', 'main.ts', 'process-all.ts', 'serve', 'ops'])
/** Words and small things that stand beside the layers. */
const forAll = new Set(['errors.ts', 'new-id.ts', 'write-once.ts', 'explain-failure.ts', 'observe'])
const layers: Readonly<Record<string, readonly string[]>> = {
  db: [],
  config: ['use-cases'],
  observe: [],
  'use-cases': ['db'],
  channels: ['use-cases', 'db'],
  http: ['use-cases', 'db'],
  jobs: ['use-cases', 'db'],
}
/** The port stands with its implementations, but belongs to those who call it. */
const ports = new Set(['channels/channel.ts'])

type Source = { file: string; text: string; imports: Import[] }

function sourcesIn(directory: string, pattern = /\.(ts|tsx|mts|js|mjs|css)$/): Source[] {
  if (!existsSync(path.join(root, directory))) return []
  return readdirSync(path.join(root, directory), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && pattern.test(entry.name))
    .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(file => !/(^|\/)(node_modules|dist)\//.test(file))
    .map(file => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return { file, text, imports: importsOf(text) }
    })
}

const all = [...packages, 'dev', 'e2e', 'bench'].flatMap(directory => sourcesIn(directory))
/** Tests, and what only tests use. */
const isForTests = (file: string): boolean => /\.(test|fixture)\.tsx?$/.test(file)
const product = all.filter(({ file }) => packages.some(name => file.startsWith(`${name}/src/`)) && !isForTests(file))
const packageOf = (file: string): Package | undefined => packages.find(name => file.startsWith(`${name}/`))

/** `@evenhand/domain/…` or a path that leaves the own package. */
function importedPackage(file: string, from: string): Package | undefined {
  const named = /^@evenhand\/([a-z]+)\//.exec(from)?.[1]
  if (named !== undefined) return packages.find(name => name === named)
  return from.startsWith('.') ? packageOf(path.normalize(path.join(path.dirname(file), from))) : undefined
}

describe('the packages', () => {
  test('import along the arrows only', () => {
    const wrong = product.flatMap(({ file, imports }) => {
      const own = packageOf(file)
      if (own === undefined) return []
      return imports
        .map(({ from }) => importedPackage(file, from))
        .filter(other => other !== undefined && other !== own && !arrows[own].includes(other))
        .map(other => `${file} imports ${other}; ${own} may only see ${arrows[own].join(', ') || 'itself'}.`)
    })
    expect(wrong).toEqual([])
  })

  test('name other packages instead of walking into their folders', () => {
    const wrong = product.flatMap(({ file, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.') && importedPackage(file, from) !== packageOf(file))
        .map(({ from }) => `${file}: write @evenhand/… instead of ${from}.`),
    )
    expect(wrong).toEqual([])
  })
})

const layerOf = (file: string): string => file.slice('server/src/'.length).split('/')[0] ?? ''

function isAllowed(own: string, target: string): boolean {
  const other = layerOf(target)
  return (
    other === own || forAll.has(other) || ports.has(target.slice('server/src/'.length)) || (layers[own] ?? []).includes(other)
  )
}

describe('the server', () => {
  const server = product.filter(({ file }) => file.startsWith('server/src/'))

  test('imports along the arrows only: http, jobs, channels → use-cases → db', () => {
    const wrong = server.flatMap(({ file, imports }) => {
      const own = layerOf(file)
      if (seesAll.has(own)) return []
      return imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => path.normalize(path.join(path.dirname(file), from)))
        .filter(target => target.startsWith('server/src/') && !isAllowed(own, target))
        .map(
          target =>
            `${file} imports ${target}: ${own} may see ${layers[own]?.join(', ') || 'no other layer'}. Move the shared part down, or pass it in from app.ts.`,
        )
    })
    expect(wrong).toEqual([])
  })

  test('has one composition root', () => {
    const roots = server.filter(({ imports }) => {
      const seen = new Set(imports.map(({ from }) => from))
      return (
        [...seen].some(from => /(^|\/)http\/server\.ts$/.test(from)) &&
        [...seen].some(from => /(^|\/)jobs\/runner\.ts$/.test(from))
      )
    })
    expect(roots.map(({ file }) => file)).toEqual(['server/src/app.ts'])
  })
})

describe('the domain', () => {
  const domain = product.filter(({ file }) => file.startsWith('domain/src/'))
  const impure: readonly [pattern: RegExp, lesson: string][] = [
    [/\basync\b|\bawait\b|\bPromise\b/, 'is synchronous: load before, save after'],
    [/\bDate\.now\b|\bnew Date\(\)|\bperformance\b/, 'has no clock: take the instant as an argument'],
    [/\bMath\.random\b|\bcrypto\b/, 'knows no chance: take ids and draws as arguments'],
    [/\bprocess\b|\bconsole\b|\bfetch\(/, 'touches nothing outside'],
    [/\bthrow\b/, 'returns refusals; only edges throw'],
  ]

  test.each(impure)('contains no %s: it %s', (pattern, lesson) => {
    const wrong = domain
      .filter(({ text }) => pattern.test(withoutComments(text)))
      .map(({ file }) => `${file}: the domain ${lesson}.`)
    expect(wrong).toEqual([])
  })

  test('needs nothing of node', () => {
    const wrong = domain.flatMap(({ file, imports }) =>
      imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${file}: ${from}`),
    )
    expect(wrong).toEqual([])
  })

  test('cannot reach the audience from a service decision', () => {
    const service = domain.filter(({ file }) => /domain\/src\/(decision|promise|severity|matter)\//.test(file))
    const wrong = service.filter(({ imports }) => imports.some(({ from }) => from.includes('audience'))).map(({ file }) => file)
    expect(wrong).toEqual([])
  })
})

describe('the audience closet', () => {
  /** Writing it down is not reading it: `insertRows(tx, 'profile_audience', …)` and the types of its rows. */
  const reading = /(?:from|join|selectFrom\(')\s*(?:app\.)?(?:profile|message)_audience\b/

  test('is read by the audit, and by valuing where a company lets loudness count: no list, no decision and no page can ask', () => {
    const readers = product
      .filter(({ file, text }) => file.startsWith('server/src/') && reading.test(withoutComments(text)))
      .map(({ file }) => file)
    expect(readers.toSorted()).toEqual(['server/src/db/queries/fairness/history.ts', 'server/src/db/queries/influence.ts'])
  })

  test('is not carried on from the audit: what reads it is asked by nobody else', () => {
    const askers = product
      .filter(({ imports }) => imports.some(({ from }) => from.endsWith('queries/fairness/history.ts')))
      .map(({ file }) => path.posix.dirname(file))
    expect([...new Set(askers)]).toEqual(['server/src/use-cases/fairness'])
  })

  test('is asked for value in one place, behind levels.influence', () => {
    const askers = product.filter(({ imports }) => imports.some(({ from }) => from.endsWith('queries/influence.ts')))
    expect(askers.map(({ file }) => file)).toEqual(['server/src/use-cases/value/value-customers.ts'])
    expect(askers[0]?.text).toContain("influence.mode === 'on'")
  })
})

describe('every file', () => {
  const code = all.filter(({ file }) => /\.(ts|tsx|mjs)$/.test(file))

  test('has at most 400 lines', () => {
    const wrong = code
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400)
      .map(({ file, lines }) => `${file} has ${lines} lines: it wants to be two files.`)
    expect(wrong).toEqual([])
  })

  test('leaves the environment to the one file of each program that reads it', () => {
    const readers = new Set(['server/src/config/env.ts', 'cli/src/environment.ts'])
    const wrong = product
      .filter(({ file, text }) => !readers.has(file) && /\bprocess\s*\.\s*env\b|from 'node:process'/.test(withoutComments(text)))
      .map(({ file }) => `${file} reads the environment: add it to ${[...readers].join(' or ')} and pass it in.`)
    expect(wrong).toEqual([])
  })

  test('ends by finishing, never by process.exit', () => {
    const wrong = code
      .filter(({ text }) => /\bprocess\s*\.\s*exit\s*\(/.test(withoutComments(text)))
      .map(({ file }) => `${file}: set process.exitCode and return, so that everything opened is closed.`)
    expect(wrong).toEqual([])
  })

  test('is named in kebab-case; only a single React component is named like it', () => {
    const name = /^(\[?[a-z0-9_$.-]+\]?|[A-Z][A-Za-z0-9]*\.tsx|[A-Z][A-Za-z0-9]*\.test\.tsx?)$/
    const wrong = all.map(({ file }) => file).filter(file => !name.test(path.basename(file)))
    expect(wrong).toEqual([])
  })

  test('says in its name what it is for', () => {
    const wrong = all.map(({ file }) => file).filter(file => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.)/.test(file))
    expect(wrong).toEqual([])
  })

  test('carries no muted alarm and no promise to do it later', () => {
    // Written so that this file does not carry them itself.
    const muted = /@ts-(?:ignore|nocheck)|\bTO{1}DO\b|\bFIX{1}ME\b/
    const wrong = code.filter(({ text }) => muted.test(text)).map(({ file }) => file)
    expect(wrong).toEqual([])
  })

  test('asks no expression to change its mind about case halfway: V8 forgets it at times (nodejs/node#60030)', () => {
    const modifier = /\(\?(?:[ims]+(?:-[ims]*)?|-[ims]+):/
    const wrong = code.filter(({ text }) => modifier.test(withoutComments(text))).map(({ file }) => file)
    expect(wrong).toEqual([])
  })

  test('no test is left alone to run', () => {
    const wrong = code
      .filter(({ file, text }) => /\.test\.tsx?$/.test(file) && /\b(test|it|describe)\.only\(/.test(text))
      .map(({ file }) => file)
    expect(wrong).toEqual([])
  })
})

describe('what is measured', () => {
  test('every program of bench/, which says in its first words how it is called, is run by npm run bench or npm run soak', () => {
    const programs = sourcesIn('bench')
      .filter(({ file, text }) => text.includes(`node ${file} `))
      .map(({ file }) => path.basename(file, '.ts'))
    expect(programs.toSorted()).toEqual([...benchmarks, ...soaks].toSorted())
  })
})
