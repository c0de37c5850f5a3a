import { afterAll, beforeAll, expect, it } from 'vitest'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** An admin connects a shop, which then sends customers and orders. */

let product: Product
let ada: Visitor
beforeAll(async () => {
  product = await openProduct()
  ada = await product.visit('ada')
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [ada])

it('an admin connects a shop, brings its secret, and never sees it again', async () => {
  const { page } = ada
  await page.getByRole('link', { name: 'Connect a channel' }).click()
  await see(page.getByText('No shop is connected.'))
  await page.getByRole('button', { name: 'Connect a shop' }).click()
  const form = page.getByRole('dialog', { name: 'Connect a shop' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Our till')
  await page.keyboard.press('Enter')

  const asked = page.getByRole('dialog', { name: 'The signing secret of Our till' })
  await see(asked.getByText(/\/hooks\/records\//))
  expect(await violationsOf(page)).toEqual([])
  await asked.getByLabel('Signing secret').fill('whsec_of_the_endpoint')
  await page.keyboard.press('Enter')
  await seeNo(asked)
  const item = page.getByRole('listitem').filter({ hasText: 'Our till' })
  await see(item.getByText('Connected; nothing has come yet.'))
  expect(await page.content()).not.toContain('whsec_of_the_endpoint')
  expect(await violationsOf(page)).toEqual([])
  await item.getByRole('button', { name: 'Switch off: Our till' }).click()
  await see(item.getByText('Switched off: nothing is taken.'))
})
