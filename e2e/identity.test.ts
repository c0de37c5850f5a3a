import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { addCustomer } from './records.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { written } from './webhook-script.ts'

/** Two records that are one person, who lives with somebody else, and who does not want to be valued. */

const wednesdayAtTen = Date.UTC(2026, 2, 4, 10)
let product: Product
let lena: Visitor
let amir: Visitor
let page: Page
let mariaId: string

beforeAll(async () => {
  product = await openProduct({ now: wednesdayAtTen })
  mariaId = await addCustomer(product, 'C-1', 'Maria Gil')
  await addCustomer(product, 'C-2', 'M. Gil-Sousa')
  await addCustomer(product, 'C-3', 'Rui Sousa')
  await product.receive([
    written('maria', 'My lamp arrived broken. Please send a new one.', wednesdayAtTen, { customerId: 'C-1' }),
    written('gilsousa', 'My kettle leaks, can you help?', wednesdayAtTen, { customerId: 'C-2' }),
    written('rui', 'My toaster, a secret of mine, is broken.', wednesdayAtTen, { customerId: 'C-3' }),
  ])
  await product.processAll()
  ;[lena, amir] = [await product.visit('lena'), await product.visit('amir')]
  page = lena.page
  await page.goto(`/customers/${mariaId}`)
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [lena, amir])

const part = (name: string) => page.getByRole('region', { name })

describe('a lead', () => {
  it('finds the other record, sees both side by side, and says that they are one person, with the keyboard alone', async () => {
    await part('Records of this person').getByRole('button', { name: 'These are the same person…' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox', { name: 'Find the customer' }).fill('gil-sousa')
    await dialog.getByRole('button', { name: /M. Gil-Sousa/ }).press('Enter')
    await see(dialog.getByRole('columnheader', { name: 'The other record' }))
    await see(dialog.getByRole('row', { name: 'Number C-1 C-2' }))
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Yes, one person' }).press('Enter')
    await seeNo(dialog)
    await see(part('Records of this person').getByText('M. Gil-Sousa, number C-2'))
    await see(part('Every conversation').getByText('My kettle leaks, can you help?'))
  })

  it('takes it back, and everything is where it was', async () => {
    await page.getByRole('button', { name: 'Take back: M. Gil-Sousa is the same person' }).press('Enter')
    await see(part('Records of this person').getByText('One record only.'))
    await seeNo(part('Every conversation').getByText('My kettle leaks, can you help?'))
    await see(part('Every conversation').getByText('My lamp arrived broken. Please send a new one.'))
  })
})

describe('an agent', () => {
  beforeAll(async () => {
    page = amir.page
    await page.goto(`/customers/${mariaId}`)
  })

  it('makes a household and counts somebody in, and sees nothing of what they wrote', async () => {
    await part('Household or account').getByRole('button', { name: 'Make a household or account…' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Rua das Flores 4')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await see(part('Household or account').getByText('Rua das Flores 4'))
    await part('Household or account').getByRole('button', { name: 'Add somebody…' }).press('Enter')
    await dialog.getByRole('combobox', { name: 'How we know' }).selectOption('payment')
    await dialog.getByRole('searchbox', { name: 'Find the customer' }).fill('rui')
    await dialog.getByRole('button', { name: /Rui Sousa/ }).press('Enter')
    await see(part('Household or account').getByText('the same payment'))
    await seeNo(page.getByText('a secret of mine', { exact: false }))
  })

  it('is seen by a colleague who has the same page open, without reloading', async () => {
    await product.processAll()
    const beside = lena.page.getByRole('region', { name: 'Household or account' })
    await see(beside.getByText('Rua das Flores 4'))
    await see(beside.getByRole('link', { name: 'Rui Sousa' }))
  })

  it('takes somebody out without anybody being told, and back again', async () => {
    await part('Household or account').getByRole('button', { name: 'Take out Rui Sousa' }).press('Enter')
    await seeNo(part('Household or account').getByRole('link', { name: 'Rui Sousa' }))
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await see(part('Household or account').getByRole('link', { name: 'Rui Sousa' }))
  })

  it('calls it otherwise, dissolves it without anybody being told, and has it back with everybody', async () => {
    const known = part('Household or account')
    await known.getByRole('button', { name: 'Change its name…' }).press('Enter')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Rua das Flores 6')
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await see(known.getByText('Rua das Flores 6'))
    await known.getByRole('button', { name: 'Dissolve Rua das Flores 6' }).press('Enter')
    await see(known.getByText('They belong to no household and no company account.'))
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await see(known.getByText('Rua das Flores 6'))
    await see(known.getByRole('link', { name: 'Rui Sousa' }))
  })

  it('notes with one click that they do not want to be valued, and takes it back', async () => {
    const objections = part('What they object to')
    await objections.getByRole('button', { name: 'They object to being valued' }).press('Enter')
    await see(objections.getByText('nothing is worked out about them', { exact: false }))
    expect(await violationsOf(page)).toEqual([])
    await objections.getByRole('button', { name: 'They have changed their mind' }).press('Enter')
    await see(objections.getByRole('button', { name: 'They object to being valued' }))
  })

  it('takes a link back where it is seen, and has it again', async () => {
    await page.getByRole('button', { name: 'maria is not them: take the link back' }).press('Enter')
    await see(page.getByText('No profile is linked to them yet', { exact: false }))
    await seeNo(part('Every conversation').getByText('My lamp arrived broken. Please send a new one.'))
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await see(page.getByRole('button', { name: 'maria is not them: take the link back' }))
    await see(part('Every conversation').getByText('My lamp arrived broken. Please send a new one.'))
  })

  it('is not asked whether two records are one person', async () => {
    await seeNo(page.getByRole('button', { name: 'These are the same person…' }))
  })
})
