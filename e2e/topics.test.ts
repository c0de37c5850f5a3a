import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { wednesdayAtTen } from './lead-and-agent.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { written } from './webhook-script.ts'

/** What customers write about: a lead begins with an industry, makes it the company's own, and works one topic at a time. */

let product: Product
let lena: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct({ now: wednesdayAtTen })
  lena = await product.visit('lena')
  page = lena.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [lena])

it('begins with the topics of an industry', async () => {
  await page.getByRole('link', { name: 'Topics' }).click()
  await page.getByRole('button', { name: 'Begin with an industry' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add topics of an industry' })
  await dialog.getByRole('combobox', { name: 'Industry' }).selectOption('Retail and electronics')
  await dialog.getByRole('button', { name: 'Add its topics' }).click()
  await see(page.getByRole('row', { name: /^.*Late delivery/ }))
})

it('adds a topic of its own, and says what is wrong with words that cannot be read', async () => {
  await page.getByRole('button', { name: 'Add a topic', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a topic' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Kettle lids')
  await dialog.getByRole('textbox', { name: 'English' }).fill('{kettle|lid')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(dialog.getByRole('alert').filter({ hasText: 'A brace is missing' }))
  expect(lena.complaints()).toEqual([expect.stringContaining('400')])
  await dialog.getByRole('textbox', { name: 'English' }).fill('kettle ~ lid*')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(page.getByRole('row', { name: /Kettle lids/ }))
})

it('counts what was written, and leads to the cases of one topic in the order of the queue', async () => {
  await product.receive([
    written('Bob Lindt', 'The kettle has a broken lid.', wednesdayAtTen),
    ...['Maria Gil', 'Ida Berg', 'Jo Finn', 'Pia Lund'].map(name =>
      written(name, 'My X200 charger is smoking on the desk!', wednesdayAtTen),
    ),
  ])
  await product.processAll()
  await page.reload()
  await see(page.getByRole('row', { name: /Kettle lids 1 1 1/ }))
  await see(page.getByRole('region', { name: 'Discovered' }).getByText('4 messages'))
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Kettle lids' }).click()
  const cases = page.getByRole('region', { name: 'Cases' })
  await see(cases.getByRole('link', { name: 'Bob Lindt' }))
  await seeNo(cases.getByRole('link', { name: 'Maria Gil' }))
  await page.getByRole('button', { name: 'Show cases of all topics' }).click()
  await see(cases.getByRole('link', { name: 'Maria Gil' }))
})

it('makes a topic of a group that was discovered', async () => {
  await page.getByRole('link', { name: 'Topics' }).click()
  await page.getByRole('button', { name: /^Make it a topic/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Make it a topic' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('X200 recall')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(page.getByRole('row', { name: /X200 recall 4 4 4/ }))
  await see(page.getByRole('region', { name: 'Discovered' }).getByText('Is a topic'))
})
