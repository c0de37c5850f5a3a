import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openAnsweringDesk, threeCustomers } from './answering-desk.ts'
import type { AnsweringDesk } from './answering-desk.ts'
import { placesOn } from './places.ts'
import { focused, see, seeNo, seeWords } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** A whole day's work without a mouse: from the sign-in link to the resolved case, nothing is ever clicked. */

let desk: AnsweringDesk
let amir: Visitor
let page: Page

beforeAll(async () => {
  desk = await openAnsweringDesk(threeCustomers)
  amir = await desk.product.visit('amir')
  page = amir.page
})
afterAll(() => desk?.[Symbol.asyncDispose]())
beforeEach(() => desk.catchUp())
watch(() => [amir])

const { notices, conversation, openCase, answerTo } = placesOn(() => page)
const dateForm = () => page.getByRole('dialog', { name: 'Put a date on this case' })
const palette = () => page.getByRole('dialog', { name: 'Find a case, or say what to do' })
const mostTabs = 80

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** By Tab alone, as somebody does who sees where the focus is. */
async function tabTo(place: Locator): Promise<void> {
  await see(place)
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await press('Tab')
    if (await place.evaluate(element => element.matches(':focus'))) return
  }
  throw new Error(`${mostTabs} presses of Tab do not lead to ${place.toString()}.`)
}

async function reply(to: string, words: string): Promise<void> {
  await see(answerTo(to))
  await press('r')
  await focused(answerTo(to))
  await press('Control+a')
  await page.keyboard.type(words)
}

describe('without a mouse', () => {
  it('the queue is walked, and a case tells why it is due and what would change that', async () => {
    await see(page.getByRole('link', { name: 'Tom Reed' }))
    await press('j', 'j')
    await see(openCase('Maria Gil'))
    await press('k')
    await see(openCase('Tom Reed'))
    await press('j')
    await see(openCase('Maria Gil'))
    const why = page.getByRole('region', { name: 'Why now' })
    await see(why.getByText(/^Answer by .* medium matters are answered within 4 hours/))
    await tabTo(why.getByRole('button', { name: 'What would change it' }))
    await press('Enter')
    await see(why.getByRole('listitem').filter({ hasText: /follower/i }))
  })

  it('an answer that only sends the customer elsewhere is called none, until it says what is needed and why', async () => {
    await reply('Maria Gil', 'So sorry! Please DM us.')
    const note = page.getByText(/^This alone will not count as the first answer: it only sends Maria Gil to a private message/)
    await see(note)
    expect(await violationsOf(page)).toEqual([])
    await reply('Maria Gil', 'Please DM us your order number, so that we can find the parcel.')
    await seeNo(note)
  })

  it('a reply is sent, taken back, and sent again', async () => {
    await press('Control+a')
    await page.keyboard.type('A new lamp leaves today.')
    await press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
    await press('Escape', 'z')
    await see(notices().getByText('Taken back.'))
    await seeWords(answerTo('Maria Gil'), 'A new lamp leaves today.')
    await press('r')
    await focused(answerTo('Maria Gil'))
    await press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
    await desk.letGo()
    await see(conversation().getByRole('article', { name: /^Amir Agent/ }))
    expect(desk.receiver.deliveries).toMatchObject([{ payload: { reply: { text: 'A new lamp leaves today.' } } }])
  })

  it('a date is put on the case, by its key or from the palette', async () => {
    await press('Escape', 'd')
    await see(dateForm())
    expect(await violationsOf(page)).toEqual([])
    await press('Escape')
    await seeNo(dateForm())
    await press('Control+k')
    await focused(palette().getByRole('combobox'))
    await page.keyboard.type('put a date')
    await see(palette().getByRole('option', { name: 'Put a date on the case' }))
    await press('Enter')
    await tabTo(dateForm().getByLabel('When'))
    await page.keyboard.type('01032030')
    await press('ArrowRight')
    // Where the browser counts twelve hours, it asks for the half of the day too.
    await page.keyboard.type('1000a')
    await tabTo(dateForm().getByRole('textbox', { name: 'What was said, or how you know' }))
    await page.keyboard.type('I will call on Friday at ten.')
    await tabTo(dateForm().getByRole('button', { name: 'Put it on the case' }))
    await press('Enter')
    await seeNo(dateForm())
    const dates = page.getByRole('region', { name: 'Dates on this case' })
    await see(dates.getByText('We promised'))
    await see(dates.getByText('I will call on Friday at ten.'))
  })

  it('the case is given to a colleague, and put aside', async () => {
    await press('a')
    await see(page.getByRole('menuitem', { name: 'Lena Lead' }))
    await page.keyboard.type('Len')
    await press('Enter')
    await see(page.getByRole('button', { name: 'Assignee: Lena Lead' }))
    await press('s')
    await see(page.getByRole('menuitem', { name: /^In an hour/ }))
    await page.keyboard.type('In an')
    await press('Enter')
    await see(notices().getByText(/Case \d+ comes back/))
  })

  it('another one is found, answered and resolved', async () => {
    await press('Control+k')
    await focused(palette().getByRole('combobox'))
    await page.keyboard.type('Ines Caro')
    await see(palette().getByRole('option', { name: /Ines Caro/ }))
    await press('Enter')
    await see(openCase('Ines Caro'))
    await seeNo(palette())
    await reply('Ines Caro', 'Hold both buttons for five seconds.')
    await press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
    await desk.letGo()
    await see(conversation().getByRole('article', { name: /^Amir Agent/ }))
    await press('Escape', 'e')
    await see(notices().getByText(/Case \d+ is resolved/))
  })

  it('the sheet of keys names the new one', async () => {
    await press('?')
    const sheet = page.getByRole('dialog', { name: 'Keyboard' })
    await see(sheet.getByText('Put a date on the case'))
    await press('Escape')
    await seeNo(sheet)
  })
})
