import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openAnsweringDesk } from './answering-desk.ts'
import type { AnsweringDesk } from './answering-desk.ts'
import { openCaseOf } from './places.ts'
import { focused, see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** A lead writes what the team knows; an agent answers with it. */

let desk: AnsweringDesk
let lena: Visitor
let amir: Visitor

beforeAll(async () => {
  desk = await openAnsweringDesk([
    ['Ines Caro', 'How do I pair my Murmur speaker with a second phone by Bluetooth?'],
    ['Ugo Feld', 'How can I pair the speaker with two phones at once?'],
  ])
  ;[lena, amir] = [await desk.product.visit('lena'), await desk.product.visit('amir')]
})
afterAll(() => desk?.[Symbol.asyncDispose]())
beforeEach(() => desk.catchUp())
watch(() => [lena, amir])

const suggestion = (page: Page) => page.getByRole('region', { name: 'Suggested answer' })
const answerTo = (page: Page, name: string) => page.getByRole('textbox', { name: `Write to ${name}` })

describe('a lead', () => {
  it('finds no article yet, and is told how one comes here', async () => {
    await lena.page.getByRole('link', { name: 'Articles' }).click()
    await see(lena.page.getByText('No article yet.'))
  })

  it('brings in files, and is told first what would happen and what cannot be used', async () => {
    const { page } = lena
    await page.getByRole('button', { name: 'Bring in articles' }).click()
    const texts = {
      'warranty.md': '# Warranty\n\nWhat breaks by itself within three years is repaired or replaced.',
      'invoices.md': '# Invoices\n\nEvery invoice stands in your account under Orders.',
      'delivery.md': '# Delivery\n\nA parcel takes two or three working days.',
      'kettle.md': '# Limescale in a kettle\n\nBoil white vinegar and rinse twice.',
      'empty.md': '\n',
    }
    const files = Object.entries(texts).map(([name, text]) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) }))
    await page.getByLabel('Choose files').setInputFiles(files)
    await see(page.getByText('4 new, 0 changed, 0 as they were.'))
    await see(page.getByText('One could not be used'))
    await page.getByRole('button', { name: 'Bring in 4 articles' }).click()
    await see(page.getByRole('list', { name: 'Articles' }).getByRole('link', { name: 'Warranty' }))
  })

  it('writes an article, looks at it, and publishes it', async () => {
    const { page } = lena
    await page.getByRole('link', { name: 'Write an article' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Pairing a speaker with two phones')
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill(
        '## A second phone\n\nHold the **Bluetooth** button of the speaker again while the first phone is connected, then choose it on the second phone. <img src=x onerror=alert(1)>',
      )
    await page.getByRole('tab', { name: 'Preview' }).click()
    const preview = page.getByRole('region', { name: 'Preview' })
    await see(preview.getByRole('heading', { name: 'A second phone' }))
    await see(preview.getByText('<img src=x onerror=alert(1)>'))
    await seeNo(preview.locator('img'))
    await page.getByRole('tab', { name: 'Write' }).click()
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill(
        '## A second phone\n\nHold the Bluetooth button of the speaker again while the first phone is connected, then choose it on the second phone.',
      )
    await page.getByRole('button', { name: 'Save' }).click()
    await see(page.getByText('Saved.'))
    await see(page.getByText('Version 1'))
  })
})

describe('a lead who has changed an article', () => {
  it('reads what it said before, puts those words back, and saves them as a version of their own', async () => {
    const { page } = lena
    const text = page.getByRole('textbox', { name: 'Text' })
    const before = await text.inputValue()
    await text.fill('Ask us.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('region', { name: 'Versions' }).getByRole('button', { name: 'Version 1' }).click()
    const dialog = page.getByRole('dialog', { name: 'Version 1' })
    await see(dialog.getByRole('heading', { name: 'A second phone' }))
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Put these words back' }).click()
    await expect.poll(() => text.inputValue()).toBe(before)
    await page.getByRole('button', { name: 'Save' }).click()
    await see(page.getByRole('region', { name: 'Versions' }).getByRole('button', { name: 'Version 3' }))
  })
})

describe('an agent', () => {
  it('finds it beside the reply box, puts it in by one key, changes it and sends it', async () => {
    const { page } = amir
    await openCaseOf(page, 'Ines Caro')
    await see(suggestion(page).getByRole('link', { name: 'Pairing a speaker with two phones' }))
    await page.keyboard.press('i')
    const field = await focused(answerTo(page, 'Ines Caro'))
    expect(await field.inputValue()).toMatch(/^Hold the Bluetooth button/)
    await seeNo(suggestion(page).getByRole('link', { name: 'Pairing a speaker with two phones' }))
    expect(desk.receiver.deliveries).toEqual([])
    await field.fill(
      'Hello Ines, hold the Bluetooth button of the speaker again while the first phone is connected, then choose it on the other phone. Amir',
    )
    await page.keyboard.press('Control+Enter')
    await see(page.getByText(/Goes out in/))
    await desk.letGo()
    await expect.poll(() => desk.receiver.deliveries.length).toBe(1)
  })

  it('keeps the answer by one key when the case is resolved, and it is offered to the next one who asks', async () => {
    const { page } = amir
    await see(page.getByRole('article', { name: /^Amir Agent/ }))
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await see(page.getByRole('button', { name: /^Keep this answer/ }))
    await page.keyboard.press('b')
    await see(page.getByText(/^Kept, without names and numbers/).first())
    await openCaseOf(page, 'Ugo Feld')
    await suggestion(page).getByRole('button', { name: /more$/ }).click()
    await see(suggestion(page).getByRole('link', { name: /an answer kept of case \d+/ }))
    expect(await suggestion(page).innerText()).not.toContain('Ines')
  })

  it('reads on the article how it fared, and may not write it', async () => {
    const { page } = amir
    await page.getByRole('link', { name: 'Articles' }).click()
    await page.getByRole('list', { name: 'Articles' }).getByRole('link', { name: 'Pairing a speaker' }).click()
    await see(page.getByText(/^used once, sent unchanged/))
    await seeNo(page.getByRole('button', { name: 'Save' }))
  })
})
