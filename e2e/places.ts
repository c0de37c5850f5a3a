import type { Locator, Page } from 'playwright-core'

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
