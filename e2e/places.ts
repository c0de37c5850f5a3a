import type { Locator, Page } from 'playwright-core'
import { see } from './see.ts'

/** Where things stand on the desk, by the words that people read. */
export type Places = {
  notices: () => Locator
  conversation: () => Locator
  /** The name that stands over the open case. */
  openCase: (name: string) => Locator
  answerTo: (name: string) => Locator
}

/** @param page whoever looks; asked each time, because a journey may sit down at another browser */
export function placesOn(page: () => Page): Places {
  return {
    notices: () => page().getByRole('region', { name: 'Notices' }),
    conversation: () => page().getByRole('region', { name: 'Conversation' }),
    openCase: name => page().getByRole('heading', { level: 2, name }),
    answerTo: name => page().getByRole('textbox', { name: `Write to ${name}` }),
  }
}

/** Opens the case of somebody from the list. */
export async function openCaseOf(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name }).click()
  await see(page.getByRole('heading', { level: 2, name }))
}
