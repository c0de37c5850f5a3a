import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { personExportSchema } from '@evenhand/contract/person.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { addCustomer } from './records.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { written } from './webhook-script.ts'

/** Somebody asks what is kept of them, and then to be forgotten. */

const wednesdayAtTen = Date.UTC(2026, 2, 4, 10)
let product: Product
let lena: Visitor
let amir: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct({ now: wednesdayAtTen })
  await addCustomer(product, 'C-1007', 'Bob Lindt')
  await product.receive([
    written('Bob Lindt', 'My refund for order 5120 did not come.', wednesdayAtTen, { customerId: 'C-1007' }),
    written('Maria Gil', 'My lamp arrived broken. Please send a new one.', wednesdayAtTen),
  ])
  await product.processAll()
  ;[lena, amir] = [await product.visit('lena'), await product.visit('amir')]
  page = lena.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [lena, amir])

async function open(at: Page, name: string): Promise<void> {
  await at.getByRole('region', { name: 'Cases' }).getByRole('link', { name }).click()
  await see(at.getByRole('heading', { level: 2, name }))
}

describe('a lead', () => {
  it('gives out all that is kept of a customer, as a file', async () => {
    await open(page, 'Bob Lindt')
    const arrives = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Give it out' }).click()
    const download = await arrives
    expect(download.suggestedFilename()).toBe('Bob-Lindt.json')
    const given = personExportSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
    expect(given.tables['messages']).toMatchObject([{ body: 'My refund for order 5120 did not come.' }])
  })

  it('erases them by typing their name, after reading what goes', async () => {
    await page.getByRole('button', { name: 'Erase this person…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase Bob Lindt?' })
    await see(dialog.getByText('One case is still worked; it is resolved.'))
    expect(await violationsOf(page)).toEqual([])
    const now = dialog.getByRole('button', { name: 'Erase for good' })
    expect(await now.isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: 'Their name, to be sure' }).fill('bob lindt')
    await page.keyboard.press('Enter')
    await see(page.getByText('Bob Lindt is erased.'))
    await seeNo(dialog)
    await seeNo(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Bob Lindt' }))
    await seeNo(page.getByText('did not come.'))
  })
})

it('an agent is not asked whether to', async () => {
  await open(amir.page, 'Maria Gil')
  await see(amir.page.getByText('Nobody we know yet'))
  await seeNo(amir.page.getByRole('button', { name: 'Erase this person…' }))
})
