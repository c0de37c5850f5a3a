import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { scratchSecret } from '../dev/scratch-cluster.ts'
import { freshDatabase } from '../dev/test-database.ts'
import { openWorld, people } from '../dev/world.ts'
import type { Person, World, WorldOptions } from '../dev/world.ts'
import { openApp } from '../server/src/app.ts'
import type { App } from '../server/src/app.ts'
import { programDirectory } from '../server/src/config/config.ts'
import { buildWeb } from '../server/src/serve/build-web.ts'
import { listenHttp, probePort } from '../server/src/serve/listen.ts'
import { loadSampleDay } from '../server/src/use-cases/sample/load-sample-day.ts'
import { launch } from './browser.ts'
import { openVisitor } from './visitor.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'

/** A product as people meet it: the built pages, a real socket, a real database, and a browser to look at it. */
export type Visited = AsyncDisposable & {
  app: App
  url: string
  /** Somebody sits down at a browser of their own and signs in by a one-time link. */
  signIn(email: string, options?: VisitorOptions): Promise<Visitor>
  /** Somebody whom nobody knows yet. */
  visitAsNobody(options?: VisitorOptions): Promise<Visitor>
}
export type Product = World & Visited & { visit(person: Person, options?: VisitorOptions): Promise<Visitor> }

/** The pages, built once per state of their sources; later files of the same run find them again. */
export async function builtWeb(): Promise<string> {
  const place = path.join(programDirectory, 'node_modules', '.cache', 'evenhand-journeys')
  const built = await buildWeb(programDirectory, place, () => undefined)
  if (built === null) throw new Error('There is no web/index.html to build the pages from.')
  return built
}

/**
 * An empty workspace with one person per role, on a free port. Its clock stands still until the journey turns it, so that nothing has
 * to be waited for.
 * @example
 * await using product = await openProduct()
 * const amir = await product.visit('amir')
 */
export async function openProduct(options: Omit<WorldOptions, 'webDirectory' | 'publicUrl'> = {}): Promise<Product> {
  await using stack = new AsyncDisposableStack()
  const webDirectory = await builtWeb()
  const port = await probePort('127.0.0.1', 0, undefined)
  // Replies go to a real receiver, whose clock is the machine's.
  const world = stack.use(await openWorld({ now: Date.now(), ...options, webDirectory, publicUrl: urlOf(port) }))
  const visited = stack.use(await openVisited(world.app, port))
  const opened = stack.move()
  return {
    ...world,
    ...visited,
    visit: (person, asked) => visited.signIn(people[person].email, asked),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

/** The sample day, as a newcomer finds it: it ends now. */
export async function openSampleDay(): Promise<Visited> {
  await using stack = new AsyncDisposableStack()
  const webDirectory = await builtWeb()
  const port = await probePort('127.0.0.1', 0, undefined)
  const { urls } = stack.use(await freshDatabase())
  const app = stack.use(
    await openApp({
      urls,
      installationSecret: scratchSecret,
      publicUrl: urlOf(port),
      token: '',
      webDirectory,
      importsFolder: path.join(tmpdir(), 'evenhand-journeys-imports'),
      clock: { now: () => Date.now() },
      log: pino({ level: 'silent' }),
      connections: 8,
    }),
  )
  await loadSampleDay(app.context, user => app.auth.createUser(user))
  await app.processAll()
  const visited = stack.use(await openVisited(app, port))
  const opened = stack.move()
  return { ...visited, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}

/** Who works at the company of the sample day. */
export const sampleTeam = { admin: 'mira@lumenandlark.example', agent: 'noor@lumenandlark.example' } as const

const urlOf = (port: number): string => `http://127.0.0.1:${port}`

async function openVisited(app: App, port: number): Promise<Visited> {
  await using stack = new AsyncDisposableStack()
  const browser = stack.adopt(await launch(), opened => opened.close())
  const listening = await listenHttp((request, env) => app.fetch(request, env), '127.0.0.1', port)
  stack.defer(async () => {
    app.closeStreams()
    listening.cut()
    await listening.close()
  })
  const opened = stack.move()
  const visitAsNobody = async (asked?: VisitorOptions): Promise<Visitor> =>
    opened.use(await openVisitor(browser, { baseUrl: urlOf(port), ...asked }))
  return {
    app,
    url: urlOf(port),
    visitAsNobody,
    async signIn(email, asked) {
      const visitor = await visitAsNobody(asked)
      await visitor.page.goto(await app.auth.createSignInLink(email))
      await visitor.page.waitForURL(/\/desk\/queue/)
      return visitor
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
