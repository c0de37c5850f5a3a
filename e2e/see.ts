import { expect } from 'vitest'
import type { Locator } from 'playwright-core'

/** It is on the screen, now or soon; fails when it does not come. */
export async function see(locator: Locator): Promise<Locator> {
  await locator.first().waitFor()
  return locator
}

/** There are so many of it, now or soon. */
export async function seeCount(locator: Locator, count: number): Promise<void> {
  await expect.poll(() => locator.count(), patience).toBe(count)
}

/** It is not, or not any more. */
export function seeNo(locator: Locator): Promise<void> {
  return seeCount(locator, 0)
}

/** Letters are commands only while no field has the focus, so a journey knows where it stands before it types. */
export async function focused(field: Locator): Promise<Locator> {
  await expect.poll(() => field.evaluate(element => element.matches(':focus')), patience).toBe(true)
  return field
}

/** The field holds these words, now or soon. */
export async function seeWords(field: Locator, words: string): Promise<void> {
  await expect.poll(() => field.inputValue(), patience).toBe(words)
}

/** As long as a locator waits. */
const patience = { timeout: 15_000, interval: 30 }
