import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Receiver } from '../server/src/channels/webhook/receiver.fixture.ts'
import { openAnsweringDesk, threeCustomers } from './answering-desk.ts'
import type { AnsweringDesk } from './answering-desk.ts'
import { openCaseOf, placesOn } from './places.ts'
import type { Product } from './product.ts'
import { focused, see, seeNo, seeWords } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** An agent's day at the desk, by keyboard. */

let desk: AnsweringDesk
let product: Product
let receiver: Receiver
let amir: Visitor
let page: Page

beforeAll(async () => {
  desk = await openAnsweringDesk(threeCustomers)
  ;({ product, receiver } = desk)
  amir = await product.visit('amir')
  page = amir.page
})
afterAll(() => desk?.[Symbol.asyncDispose]())
beforeEach(() => desk.catchUp())
watch(() => [amir])

const { notices, conversation, openCase, answerTo } = placesOn(() => page)

async function open(name: string): Promise<void> {
  await openCaseOf(page, name)
  await see(conversation().getByRole('article').first())
}

async function timeline(): Promise<string> {
  await page.getByRole('tab', { name: 'Timeline' }).click()
  return page.getByRole('tabpanel', { name: 'Timeline' }).innerText()
}

describe('an agent at the list', () => {
  it('walks to the first case by keyboard, and it is the one in danger', async () => {
    await see(page.getByRole('link', { name: 'Tom Reed' }))
    await page.keyboard.press('j')
    await see(openCase('Tom Reed'))
    await page.keyboard.press('j')
    await see(openCase('Maria Gil'))
    await page.keyboard.press('k')
    await see(openCase('Tom Reed'))
    expect(new URL(page.url()).pathname).toMatch(/^\/desk\/queue\/\d+$/)
  })

  it('opens a focused row with Enter', async () => {
    await page.goto('/desk/queue')
    await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Maria Gil' }).focus()
    await page.keyboard.press('Enter')
    await see(openCase('Maria Gil'))
  })

  it('reads why now: the sentence, the reasons, the arithmetic, and what would change it', async () => {
    const why = page.getByRole('region', { name: 'Why now' })
    await see(why.getByText(/^Answer by .* medium matters are answered within 4 hours/))
    await see(why.getByRole('listitem').filter({ hasText: 'The words say that it is medium' }))
    await why.getByRole('button', { name: 'The arithmetic' }).click()
    await see(why.getByRole('rowheader', { name: 'Due', exact: true }))
    await why.getByRole('button', { name: 'What would change it' }).click()
    await see(why.getByRole('listitem').filter({ hasText: /follower/i }))
  })

  it('keeps open what it opened, and the wish to write, while the case itself was still on its way', async () => {
    const heard = Promise.withResolvers<void>()
    await page.route(/\/api\/cases\/\d+$/, async route => {
      await heard.promise
      await route.continue()
    })
    await page.goto('/desk/queue')
    await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Maria Gil' }).click()
    const change = page.getByRole('region', { name: 'Why now' }).getByRole('button', { name: 'What would change it' })
    await change.click()
    await page.keyboard.press('r')
    heard.resolve()
    await see(conversation().getByRole('article').first())
    expect(await change.getAttribute('aria-expanded')).toBe('true')
    await focused(answerTo('Maria Gil'))
    await page.keyboard.press('Escape')
    await page.unroute(/\/api\/cases\/\d+$/)
  })
})

describe('an agent who answers', () => {
  it('writes by keyboard, sends with Control and Enter, and takes it back in time', async () => {
    // In one go: no letter of it is a command.
    await page.keyboard.press('r')
    await page.keyboard.type('We are sory about your lamp.')
    await page.keyboard.press('Control+Enter')
    await see(
      notices()
        .getByText(/Your reply to Maria Gil goes out in/)
        .first(),
    )
    await notices().getByRole('button', { name: 'Undo' }).click()
    await see(notices().getByText('Taken back.'))
    await seeWords(answerTo('Maria Gil'), 'We are sory about your lamp.')
  })

  it('finds the words again after the page was read anew', async () => {
    await page.reload()
    await seeWords(answerTo('Maria Gil'), 'We are sory about your lamp.')
  })

  it('sends the better words, and the other side gets them once, signed', async () => {
    await answerTo('Maria Gil').fill('We are sorry about your lamp. A new one is on its way.')
    await page.keyboard.press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
    expect(receiver.deliveries).toEqual([])
    await desk.letGo()
    await see(conversation().getByRole('article', { name: /^Amir Agent/ }))
    expect(receiver.deliveries).toMatchObject([
      { isGenuine: true, payload: { reply: { text: 'We are sorry about your lamp. A new one is on its way.' } } },
    ])
  })

  it('resolves the case, and the next one comes up', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await see(notices().getByText(/Case \d+ is resolved/))
    await see(openCase('Ines Caro'))
  })

  it('finds it among the resolved ones, and its timeline tells all that', async () => {
    await page.getByRole('link', { name: 'Resolved' }).click()
    await open('Maria Gil')
    const told = await timeline()
    for (const sentence of [
      'The case was opened.',
      'You wrote a reply; it waits a moment before it goes out.',
      'You took the reply back.',
      'You resolved it.',
    ]) {
      expect(told).toContain(sentence)
    }
    expect(told).toMatch(/reply.*went out/)
  })
})

describe('an agent who passes a case on', () => {
  it('leaves a private note that the customer never sees', async () => {
    await page.getByRole('link', { name: 'Queue' }).click()
    await open('Ines Caro')
    await page.keyboard.press('n')
    await focused(page.getByRole('textbox', { name: 'Private note' }))
    await page.keyboard.type('She has the old model.')
    await page.keyboard.press('Control+Enter')
    await see(conversation().getByRole('article', { name: 'Private note' }).getByText('She has the old model.'))
    expect(receiver.deliveries).toHaveLength(1)
  })

  it('assigns it to a colleague by name', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await see(page.getByRole('menuitem', { name: 'Lena Lead' }))
    await page.keyboard.type('Len')
    await page.keyboard.press('Enter')
    await see(page.getByRole('button', { name: 'Assignee: Lena Lead' }))
  })

  it('answers before it puts the case aside: nobody may while somebody waits for a first word', async () => {
    await page.keyboard.press('r')
    await focused(answerTo('Ines Caro'))
    await page.keyboard.type('We are looking into it.')
    await page.keyboard.press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
    await desk.letGo()
    await see(conversation().getByRole('article', { name: /^Amir Agent/ }))
    await page.keyboard.press('Escape')
  })

  it('puts it aside for an hour, and it comes back by itself', async () => {
    await page.keyboard.press('s')
    await page.getByRole('menuitem', { name: /^In an hour/ }).click()
    await see(notices().getByText(/Case \d+ comes back/))
    await page.getByRole('link', { name: 'Snoozed' }).click()
    await open('Ines Caro')
    product.advance(61 * 60_000)
    await product.processAll()
    await page.getByRole('link', { name: 'Queue' }).click()
    await see(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Ines Caro' }))
  })
})

describe('an agent who looks for something', () => {
  it('searches words, and Escape brings the list back', async () => {
    await page.keyboard.press('/')
    await focused(page.getByRole('textbox', { name: 'Search' }))
    await page.keyboard.type('smoking')
    await see(page.getByRole('status').getByText('1 case found'))
    const rows = page.getByRole('region', { name: 'Cases' }).getByRole('link')
    expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('Tom Reed')])
    await page.keyboard.press('Escape')
    await see(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Ines Caro' }))
  })

  it('asks for help with the keys', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard' })
    await see(sheet.getByText('Next case'))
    await page.keyboard.press('Escape')
    await seeNo(sheet)
  })

  it('goes anywhere by the palette', async () => {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Find a case, or say what to do' })
    await focused(palette.getByRole('combobox'))
    await page.keyboard.type('Tom Reed')
    await see(palette.getByRole('option', { name: /Tom Reed/ }))
    await page.keyboard.press('Enter')
    await see(openCase('Tom Reed'))
    await page.keyboard.press('Control+k')
    await focused(palette.getByRole('combobox'))
    await page.keyboard.type('assign to me')
    await see(palette.getByRole('option', { name: 'Assign to me' }))
    await page.keyboard.press('Enter')
    await see(page.getByRole('button', { name: 'Assignee: Amir Agent' }))
  })
})
