import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openCaseOf } from './places.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { focused, see, seeNo, seeWords } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { connectWebhook, postSigned, written } from './webhook-script.ts'
import type { Connected } from './webhook-script.ts'

/** Two people on one case, each at a browser of their own. */

let product: Product
let channel: Connected
let amir: Visitor
let lena: Visitor

beforeAll(async () => {
  product = await openProduct()
  // The clock stands within the undo time: nothing is sent there.
  channel = await connectWebhook(product, { name: 'Rookery', replyUrl: 'http://127.0.0.1:9/replies' })
  await arrive('Maria Gil', 'My lamp arrived broken. Please send a new one, order 4471.')
  await arrive('Ines Caro', 'How do I pair my speaker with two phones?')
  ;[amir, lena] = [await product.visit('amir'), await product.visit('lena')]
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [amir, lena])

async function arrive(name: string, text: string): Promise<void> {
  await postSigned(channel, written(name, text, product.context.clock.now()))
  await product.processAll()
}

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Cases' }).getByRole('link', { name, exact: false })
const answerTo = (page: Page, name: string): Locator => page.getByRole('textbox', { name: `Write to ${name}` })

async function open(page: Page, name: string): Promise<void> {
  await openCaseOf(page, name)
  await see(answerTo(page, name))
}

describe('two people on one case', () => {
  it('see each other, and who is writing', async () => {
    await open(amir.page, 'Maria Gil')
    await open(lena.page, 'Maria Gil')
    await see(amir.page.getByText('Lena Lead looks at this case.'))
    await lena.page.keyboard.press('r')
    await focused(answerTo(lena.page, 'Maria Gil'))
    await see(amir.page.getByText('Lena Lead is writing an answer.'))
  })

  it('see that the other one has left', async () => {
    await open(lena.page, 'Ines Caro')
    await seeNo(amir.page.getByText(/^Lena Lead (looks|is writing)/))
    await open(lena.page, 'Maria Gil')
    await see(amir.page.getByText('Lena Lead looks at this case.'))
  })

  it('are told before a reply crosses another one, and no word is lost', async () => {
    // Amir's desk is slow to hear of it.
    const heard = Promise.withResolvers<void>()
    await amir.page.route(/\/api\/cases\/\d+$/, async route => {
      await heard.promise
      await route.continue()
    })
    await lena.page.keyboard.press('r')
    await answerTo(lena.page, 'Maria Gil').fill('A new lamp leaves today.')
    await lena.page.keyboard.press('Control+Enter')
    await see(lena.page.getByText(/Goes out in/))

    await answerTo(amir.page, 'Maria Gil').fill('Could you send us a photo?')
    await answerTo(amir.page, 'Maria Gil').press('Control+Enter')
    const crossed = amir.page.getByRole('dialog', { name: 'Your replies crossed' })
    await see(crossed.getByText('Lena Lead wrote'))
    await see(crossed.getByText('A new lamp leaves today.'))
    await see(crossed.getByText('Could you send us a photo?'))
    await crossed.getByRole('button', { name: 'Read it first' }).click()
    await seeNo(crossed)
    expect(amir.complaints()).toEqual([expect.stringContaining('409')])
    await seeWords(answerTo(amir.page, 'Maria Gil'), 'Could you send us a photo?')
    heard.resolve()
    await see(amir.page.getByRole('region', { name: 'Conversation' }).getByText('A new lamp leaves today.'))
    await amir.page.unroute(/\/api\/cases\/\d+$/)
  })

  it('may both answer once they have read each other', async () => {
    await answerTo(amir.page, 'Maria Gil').press('Control+Enter')
    await see(lena.page.getByRole('region', { name: 'Conversation' }).getByText('Could you send us a photo?'))
    await seeWords(answerTo(amir.page, 'Maria Gil'), '')
  })
})

const theirs = () => amir.page.getByRole('dialog', { name: 'Your replies crossed' })

/** The desk of a window is slow to hear of what happens, until it is told to hear. */
async function deafen(page: Page): Promise<() => void> {
  const heard = Promise.withResolvers<void>()
  await page.route(/\/api\/cases\/\d+$/, async route => {
    await heard.promise
    await route.continue()
  })
  return heard.resolve
}

describe('one person with two windows on one case', () => {
  let second: Page

  it('is shown in the one what was answered in the other, and the draft is kept, also when the page is read anew', async () => {
    second = await amir.context.newPage()
    await open(amir.page, 'Ines Caro')
    await second.goto(amir.page.url())
    await answerTo(amir.page, 'Ines Caro').fill('Which phones are they?')
    await see(answerTo(second, 'Ines Caro'))
    const hear = await deafen(amir.page)
    await answerTo(second, 'Ines Caro').fill('Hold both buttons for five seconds.')
    await answerTo(second, 'Ines Caro').press('Control+Enter')
    await see(second.getByText(/Goes out in/))

    await answerTo(amir.page, 'Ines Caro').press('Control+Enter')
    await see(theirs().getByText(/^You answered .* in another window/))
    await see(theirs().getByText('Hold both buttons for five seconds.'))
    await theirs().getByRole('button', { name: 'Read it first' }).click()
    expect(amir.complaints()).toEqual([expect.stringContaining('409')])
    hear()
    await see(amir.page.getByRole('region', { name: 'Conversation' }).getByText('Hold both buttons for five seconds.'))
    await amir.page.reload()
    await seeWords(answerTo(amir.page, 'Ines Caro'), 'Which phones are they?')
    await answerTo(amir.page, 'Ines Caro').fill('')
    await second.close()
  })

  it('is shown an answer that came in from outside the desk meanwhile', async () => {
    const question = written('Ada Byrne', 'My lamp 5120 arrived broken.', product.context.clock.now())
    await postSigned(channel, question)
    await product.processAll()
    await open(amir.page, 'Ada Byrne')
    await answerTo(amir.page, 'Ada Byrne').fill('Could you send us a photo?')
    const hear = await deafen(amir.page)
    const thread = { rootExternalId: question.object.externalId, inReplyToExternalId: question.object.externalId }
    const answer = written('Shop', 'The shop has sent a new one.', product.context.clock.now())
    await postSigned(channel, { ...answer, direction: 'out', thread })
    await product.processAll()
    await answerTo(amir.page, 'Ada Byrne').press('Control+Enter')
    await see(theirs().getByText(/was not written at this desk/))
    await see(theirs().getByText('The shop has sent a new one.'))
    await theirs().getByRole('button', { name: 'Read it first' }).click()
    expect(amir.complaints()).toEqual([expect.stringContaining('409')])
    hear()
    await see(amir.page.getByRole('region', { name: 'Conversation' }).getByText('The shop has sent a new one.'))
    await seeWords(answerTo(amir.page, 'Ada Byrne'), 'Could you send us a photo?')
  })
})

describe('a new case', () => {
  it('appears in the list without reading the page anew, and the focus stays where it is', async () => {
    const { page } = amir
    await page.mouse.move(1000, 5)
    await page.keyboard.press('Escape')
    const row = rowOf(page, 'Ines Caro')
    await row.focus()
    await arrive('Tom Reed', 'My charger is smoking, what shall I do?')
    await see(rowOf(page, 'Tom Reed'))
    await focused(row)
    await page.keyboard.press('Enter')
    await see(page.getByRole('heading', { level: 2, name: 'Ines Caro' }))
  })

  it('does not move the row under the pointer: it is counted, and shown when asked for', async () => {
    const { page } = amir
    const row = rowOf(page, 'Maria Gil')
    await row.hover()
    const before = await row.boundingBox()
    await arrive('Uma Dahl', 'The charger is on fire and my hand is burnt, help!')
    const show = page.getByRole('region', { name: 'Cases' }).getByRole('button', { name: '1 new case' })
    await see(show)
    expect(await row.boundingBox()).toEqual(before)
    await seeNo(rowOf(page, 'Uma Dahl'))
    await show.click()
    await see(rowOf(page, 'Uma Dahl'))
  })

  it('takes the focus from no row, however many come in above it', async () => {
    const { page } = lena
    await page.mouse.move(1000, 5)
    await page.goto('/desk/queue')
    const row = rowOf(page, 'Ines Caro')
    await see(row)
    await row.focus()
    const now = product.context.clock.now()
    for (let n = 0; n < 40; n += 1) await postSigned(channel, written(`Dan ${n}`, 'My charger is smoking, help!', now))
    await product.processAll()
    await see(rowOf(page, 'Dan 0'))
    await focused(row)
    await page.keyboard.press('Enter')
    await see(page.getByRole('heading', { level: 2, name: 'Ines Caro' }))
  })
})
