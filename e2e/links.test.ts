import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { inWorkspace } from '../server/src/db/database.ts'
import { insertRows } from '../server/src/db/insert-rows.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** An agent says who wrote a message, and takes it back. */

let product: Product
let amir: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct()
  const { context, workspaceId } = product
  await inWorkspace(context.db, workspaceId, async tx => {
    const id = context.newId()
    const created_at = context.clock.now()
    const customer = {
      id,
      workspace_id: workspaceId,
      external_id: 'C-1007',
      name: 'Maria Featherstone',
      city: 'Porto',
      created_at,
    }
    await insertRows(tx, 'customers', [customer])
    const address = { kind: 'email' as const, value: 'maria@mail.example', customer_id: id, verified_at: created_at }
    await insertRows(tx, 'customer_identifiers', [{ workspace_id: workspaceId, ...address }])
  })
  await product.receive([
    {
      version: 1,
      type: 'message.created',
      time: new Date(context.clock.now()).toISOString(),
      actor: { externalId: 'maria_g', handle: 'maria_g', displayName: 'Maria Featherstone' },
      object: { externalId: 'm-1', text: 'My lamp arrived broken. I live in Porto, please send a new one.' },
    },
  ])
  await product.processAll()
  amir = await product.visit('amir')
  page = amir.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [amir])

const part = () => page.getByRole('region', { name: 'How we know' })

describe('an agent, beside a case of somebody who may be a customer', () => {
  it('is asked, with reasons in words, and sees no order', async () => {
    await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Maria' }).click()
    await see(part().getByText('Is this Maria Featherstone?'))
    await see(part().getByText(/same family name/i))
    await see(part().getByText(/Orders stay closed/))
    expect(await violationsOf(page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/suggested.png` })
  })

  it('says no with one key, and takes that back with another', async () => {
    await page.keyboard.press('x')
    await see(part().getByText('Not Maria Featherstone, as was said.'))
    await page.keyboard.press('z')
    await see(part().getByText('Is this Maria Featherstone?'))
  })

  it('asks for proof at an address that is known, and the customer says yes by the link', async () => {
    await part().getByRole('button', { name: 'Ask for proof' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ask for proof' })
    await see(dialog.getByText('maria@mail.example'))
    expect(await violationsOf(page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/ask.png` })
    const words = await dialog.getByRole('textbox', { name: 'What to send' }).inputValue()
    await page.keyboard.press('Escape')
    const address = /http\S+\/proof#\S+/.exec(words)?.[0] ?? ''
    await using customer = await product.visitAsNobody()
    await customer.page.goto(new URL(address).pathname + new URL(address).hash)
    await see(customer.page.getByText('Did you write to us as maria_g on Posts?'))
    expect(await violationsOf(customer.page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await customer.page.screenshot({ path: `${process.env['PICTURES']}/proof.png` })
    await customer.page.getByRole('button', { name: 'Yes, that is me' }).click()
    await see(customer.page.getByText(/We know now that it is you/))
    await see(part().getByText(/signed link/))
    await part().getByRole('button', { name: 'Take the link back' }).click()
    await see(part().getByText('Is this Maria Featherstone?'))
  })

  it('says yes with one key, and takes the link back with a button', async () => {
    await page.keyboard.press('l')
    await see(part().getByText('Said by Amir Agent.'))
    await see(page.getByRole('heading', { name: 'Maria Featherstone', level: 3 }))
    await see(part().getByText('Said by Amir Agent.'))
    expect(await violationsOf(page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/linked.png` })
    await part().getByRole('button', { name: 'Take the link back' }).click()
    await see(part().getByText('Is this Maria Featherstone?'))
    await see(page.getByText('Nobody we know yet'))
  })

  it('says who it is, found by a name with a slip in it', async () => {
    await page.keyboard.press('x')
    await part().getByRole('button', { name: 'Say who it is' }).click()
    const dialog = page.getByRole('dialog', { name: 'Say who it is' })
    await dialog.getByRole('searchbox').fill('maria fetherstone')
    const found = dialog.getByRole('button', { name: /Maria Featherstone/ })
    await see(found)
    expect(await violationsOf(page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/say.png` })
    await found.click()
    await see(part().getByText('Said by Amir Agent.'))
  })

  it('notes that they object, and nobody is looked for any more', async () => {
    await part().getByRole('button', { name: 'They object to being linked' }).click()
    await see(part().getByText(/They do not want to be linked/))
    await seeNo(part().getByText('Is this Maria Featherstone?'))
    if (process.env['PICTURES'] !== undefined) await page.screenshot({ path: `${process.env['PICTURES']}/objects.png` })
  })
})

describe('a lead', () => {
  it('decides what likeness may do', async () => {
    await using lena = await product.visit('lena')
    await see(lena.page.getByRole('region', { name: 'Cases' }))
    await lena.page.keyboard.press('Control+k')
    await lena.page.getByRole('combobox').fill('likeness')
    await lena.page.getByRole('option', { name: 'What likeness may do' }).click()
    const dialog = lena.page.getByRole('dialog', { name: 'What likeness may do' })
    await dialog.getByRole('radio', { name: /Nothing/ }).check()
    expect(await violationsOf(lena.page)).toEqual([])
    if (process.env['PICTURES'] !== undefined) await lena.page.screenshot({ path: `${process.env['PICTURES']}/choice.png` })
    await dialog.getByRole('button', { name: 'Decide' }).click()
    await see(lena.page.getByText('Decided, and written in the audit log.'))
  })
})
