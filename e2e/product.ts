import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openWorld } from '../dev/world.ts'
import type { Person, World, WorldOptions } from '../dev/world.ts'
import { people } from '../dev/world.ts'
import { programDirectory } from '../server/src/config/config.ts'
import { buildWeb } from '../server/src/serve/build-web.ts'
import { listenHttp, probePort } from '../server/src/serve/listen.ts'
import { launch } from './browser.ts'
import { openVisitor } from './visitor.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'

/** The product as people meet it: the built pages, a real socket, a real database, and a browser to look at it. */
export type Product = World & {
  url: string
  /** Somebody sits down at a browser of their own and signs in by a one-time link. */
  visit(person: Person, options?: VisitorOptions): Promise<Visitor>
  /** Somebody whom nobody knows yet. */
  visitAsNobody(options?: VisitorOptions): Promise<Visitor>
}

/** The pages, built once per state of their sources; later files of the same run find them again. */
export async function builtWeb(): Promise<string> {
  const place = path.join(programDirectory, 'node_modules', '.cache', 'evenhand-journeys')
  const built = await buildWeb(programDirectory, place, () => undefined)
  if (built === null) throw new Error('There is no web/index.html to build the pages from.')
  return built
}

/**
 * Opens the whole product on a free port. Its clock stands still until the journey turns it, so that nothing has to be waited for.
 * @example
 * await using product = await openProduct()
 * const amir = await product.visit('amir')
 */
export async function openProduct(options: Omit<WorldOptions, 'webDirectory' | 'publicUrl'> = {}): Promise<Product> {
  await using stack = new AsyncDisposableStack()
  const webDirectory = await builtWeb()
  const browser: Browser = stack.adopt(await launch(), opened => opened.close())
  const port = await probePort('127.0.0.1', 0, undefined)
  const url = `http://127.0.0.1:${port}`
  // Replies go to a real receiver, whose clock is the machine's.
  const world = stack.use(await openWorld({ now: Date.now(), ...options, webDirectory, publicUrl: url }))
  const listening = await listenHttp((request, env) => world.app.fetch(request, env), '127.0.0.1', port)
  stack.defer(async () => {
    world.app.closeStreams()
    listening.cut()
    await listening.close()
  })
  const visitAsNobody = async (asked?: VisitorOptions): Promise<Visitor> =>
    stack.use(await openVisitor(browser, { baseUrl: url, ...asked }))
  const opened = stack.move()
  return {
    ...world,
    url,
    visitAsNobody,
    async visit(person, asked) {
      const visitor = opened.use(await openVisitor(browser, { baseUrl: url, ...asked }))
      await visitor.page.goto(await world.app.auth.createSignInLink(people[person].email))
      await visitor.page.waitForURL(/\/desk\/queue/)
      return visitor
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
