import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { postSigned, written } from './webhook-script.ts'

/** An admin brings messages in: from a script, and from a file. */

let product: Product
let ada: Visitor
let vera: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct()
  ada = await product.visit('ada')
  page = ada.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [ada, vera])

const rowOf = (at: Page, name: string): Locator => at.getByRole('region', { name: 'Cases' }).getByRole('link', { name })

const file = [
  'id,time,direction,author_id,author_name,text,thread',
  'f-1,2026-11-02T09:00:00Z,in,u-1,Noor Amin,My speaker arrived broken. Please send a new one.,f-1',
  'f-2,2026-11-02T09:30:00Z,out,us,Lumen,We are sorry and send a new one today.,f-1',
  'f-3,not a time,in,u-2,Paul Berg,Where is my parcel?,f-3',
  'f-4,2026-11-02T10:00:00Z,in,u-3,Rita Sommer,I was charged twice for order 5120.,f-4',
].join('\n')

describe('an admin', () => {
  it('looks at an empty workspace that says what will be there and how to fill it', async () => {
    await see(page.getByText('This desk is new.'))
    await see(page.getByRole('link', { name: 'Import a file' }))
    await page.getByRole('link', { name: 'Connect a channel' }).click()
    expect(new URL((await see(page.getByRole('heading', { level: 1, name: 'Channels' }))).page().url()).pathname).toBe(
      '/channels',
    )
  })

  it('connects a webhook, and the first signed message becomes a case', async () => {
    await page.getByRole('button', { name: 'Connect a webhook' }).click()
    const form = page.getByRole('dialog', { name: 'Connect a webhook' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Rookery')
    await form.getByRole('textbox', { name: 'Where replies are sent' }).fill('http://127.0.0.1:9/replies')
    await form.getByRole('button', { name: 'Connect a webhook' }).click()

    const kept = page.getByRole('dialog', { name: 'Keep these now' })
    const inboundSecret = await kept
      .getByText(/^whsec_/)
      .first()
      .innerText()
    await kept.getByRole('button', { name: 'I have kept them' }).click()
    await seeNo(kept)
    const card = page.getByRole('listitem').filter({ hasText: 'Rookery' })
    const inboundUrl = await card.getByText(/\/hooks\//).innerText()
    const now = product.context.clock.now()
    const sent = await postSigned({ inboundUrl, inboundSecret }, written('Maria Gil', 'My lamp arrived broken.', now))
    expect(sent).toEqual({ accepted: 1, duplicates: 0 })
    await product.processAll()
    await page.getByRole('link', { name: 'Queue' }).click()
    await see(rowOf(page, 'Maria Gil'))
  })

  it('does not show the secrets a second time', async () => {
    await page.getByRole('link', { name: 'Channels' }).click()
    await see(page.getByRole('listitem').filter({ hasText: 'Rookery' }))
    expect(await page.locator('body').innerText()).not.toContain('whsec_')
  })

  it('imports a file, and what could not be used can be downloaded with the reason', async () => {
    await page.getByRole('link', { name: 'Imports' }).click()
    await page
      .getByLabel('Choose a file')
      .first()
      .setInputFiles({ name: 'old-desk.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await see(page.getByText('Guessed from the file.'))
    await page.getByRole('button', { name: 'Start the import' }).click()
    const done = page.getByRole('listitem').filter({ hasText: 'old-desk.csv' })
    await see(done.getByText('3 taken in, 0 already here, 1 left out.'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      done.getByRole('link', { name: /rows that were left out/ }).click(),
    ])
    const rejects = await fetchText(download.url())
    expect(rejects).toContain('Paul Berg')
    expect(rejects.split('\n')[1]).toMatch(/^4,/)
  })

  it('is told while messages that were taken in are no cases yet, and is led to the queue when they are', async () => {
    const taken = page.getByRole('listitem').filter({ hasText: 'old-desk.csv' })
    await see(taken.getByText('3 messages wait to become cases.'))
    await see(taken.getByText(/^Making cases/))
    await product.processAll()
    await see(taken.getByText(/^Done/))
    await seeNo(taken.getByText(/wait to become/))
    await taken.getByRole('link', { name: 'See the queue' }).click()
    await see(page.getByRole('heading', { level: 1, name: 'Queue' }))
    await page.getByRole('link', { name: 'Imports' }).click()
  })

  it('proposes that an old file is history, which then stands among the resolved and not in the queue', async () => {
    const old = 'id,time,author_id,author_name,text\no1,2017-10-31T08:00:00Z,wim,Wim Visser,my lamp arrived broken\n'
    const choose = page.getByLabel('Choose a file').first()
    await choose.setInputFiles({ name: 'years.csv', mimeType: 'text/csv', buffer: Buffer.from(old) })
    await see(page.getByRole('checkbox', { name: 'Old conversations are history', checked: true }))
    await page.getByRole('button', { name: 'Start the import' }).click()
    await see(
      page
        .getByRole('listitem')
        .filter({ hasText: 'years.csv' })
        .getByText(/1 taken in.* is kept as history/),
    )
    await product.processAll()
    await page.getByRole('link', { name: 'Resolved' }).click()
    await see(rowOf(page, 'Wim Visser'))
    await page.getByRole('link', { name: 'Imports' }).click()
  })

  it('says which column is what, where a file has other headers', async () => {
    const buffer = Buffer.from('Nr;Sent;From;Body\n1;2.3.2026 08:00;Olaf Brandt;my speaker crackles\n')
    await page.getByLabel('Choose a file').first().setInputFiles({ name: 'shop.csv', mimeType: 'text/csv', buffer })
    await see(page.getByRole('group', { name: 'Which column is what' }))
    const timesWritten = page.getByRole('combobox', { name: 'How times are written' })
    expect(await timesWritten.inputValue()).toBe('DD.MM.YYYY HH:mm')
    expect(await page.getByRole('combobox', { name: 'Who wrote it (needed)' }).inputValue()).toBe('From')
    await page.getByRole('combobox', { name: 'Id of the message (needed)' }).selectOption('Nr')
    await page.getByRole('textbox', { name: 'Time zone of the file' }).fill('Europe/Dublin')
    await page.getByRole('button', { name: 'Start the import' }).click()
    await see(page.getByRole('listitem').filter({ hasText: 'shop.csv' }).getByText('1 taken in, 0 already here, 0 left out.'))
  })

  it('reads why a file cannot be used, and is not asked to go on with it', async () => {
    const buffer = Buffer.from('{"id":"1"}\n')
    await page.getByLabel('Choose a file').first().setInputFiles({ name: 'broken.jsonl', mimeType: 'text/plain', buffer })
    await page.getByRole('button', { name: 'Start the import' }).click()
    const failed = page.getByRole('listitem').filter({ hasText: 'broken.jsonl' })
    await see(failed.getByText('The only row cannot be used. Line 1:'))
    await seeNo(failed.getByRole('button', { name: 'Go on' }))
  })

  it('finds the imported cases in the queue, answered ones left out of it', async () => {
    await product.processAll()
    await page.getByRole('link', { name: 'Queue' }).click()
    await see(rowOf(page, 'Rita Sommer'))
  })

  it('reads the whole arithmetic of a case of another day, whose times are long', async () => {
    await rowOf(page, 'Rita Sommer').click()
    const why = page.getByRole('region', { name: 'Why now' })
    await why.getByRole('button', { name: 'The arithmetic' }).click()
    const due = await see(why.getByRole('table').getByRole('row', { name: /^Due/ }))
    expect(await endOf(due)).toBeLessThanOrEqual(await endOf(why))
    await see(due.getByText(/2 Nov/))
  })

  it('finds the channels of imported files below those that can send, each in a line', async () => {
    await page.getByRole('link', { name: 'Channels' }).click()
    const imported = page.getByRole('region', { name: 'From imported files' })
    await see(imported.getByRole('listitem').filter({ hasText: 'Imported messages' }))
    await seeNo(imported.getByText('Rookery'))
    expect(await imported.getByText('nothing to send', { exact: false }).count()).toBe(1)
  })
})

/** Where it ends on the right, in pixels. */
async function endOf(shown: Locator): Promise<number> {
  const box = await shown.boundingBox()
  return box === null ? Infinity : box.x + box.width
}

async function fetchText(url: string): Promise<string> {
  const response = await page.request.get(url)
  return response.text()
}

describe('a viewer', () => {
  it('reads along, and is told why there is nothing to write in', async () => {
    vera = await product.visit('vera')
    await rowOf(vera.page, 'Maria Gil').click()
    await see(vera.page.getByRole('region', { name: 'Conversation' }).getByText('My lamp arrived broken.'))
    await see(vera.page.getByText('You are here to read.'))
    await seeNo(vera.page.getByRole('textbox', { name: 'Write to Maria Gil' }))
    await seeNo(vera.page.getByRole('button', { name: 'Snooze' }))
    expect(await vera.page.getByRole('button', { name: 'Resolve', exact: true }).isDisabled()).toBe(true)
    await vera.page.keyboard.press('n')
    await seeNo(vera.page.getByRole('textbox', { name: 'Private note' }))
  })

  it('finds no way to channels and imports', async () => {
    await seeNo(vera.page.getByRole('link', { name: 'Channels' }))
    await seeNo(vera.page.getByRole('link', { name: 'Imports' }))
    await vera.page.goto('/imports')
    await see(vera.page.getByText('Your role may not import. Ask an admin.'))
  })
})
