import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** Somebody at a browser of their own: nothing is shared with the others, no cookie and no draft. */
export type Visitor = AsyncDisposable & {
  page: Page
  context: BrowserContext
  /** What the browser complained about since it was last asked: errors of the page and of its console, refusals by the content security policy. */
  complaints(): readonly string[]
}

export type VisitorOptions = BrowserContextOptions & { baseUrl?: string }

/** A journey fails early: nothing of ours takes longer than this. */
const patienceMs = 15_000

export async function openVisitor(browser: Browser, { baseUrl, ...options }: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Dublin',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    ...options,
  })
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => complaints.push(error.message))
  return {
    page,
    context,
    complaints: () => complaints.splice(0),
    [Symbol.asyncDispose]: () => context.close(),
  }
}
