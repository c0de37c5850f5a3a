import { afterEach, expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/**
 * After every step of a journey: no browser has complained. Where a step failed, the pages are told as a screen reader would tell them,
 * because that is what the journeys look for.
 */
export function watch(visitors: () => readonly (Visitor | undefined)[]): void {
  afterEach(async ({ task }) => {
    for (const visitor of visitors()) {
      if (visitor === undefined) continue
      if (task.result?.state === 'fail') await tellPage(visitor)
      expect(visitor.complaints()).toEqual([])
    }
  })
}

async function tellPage({ page }: Visitor): Promise<void> {
  const told = await page
    .locator('body')
    .ariaSnapshot({ timeout: 2000 })
    .catch(() => 'The page does not answer.')
  process.stderr.write(`${page.url()}\n${told}\n`)
}
