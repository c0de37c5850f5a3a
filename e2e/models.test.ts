import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { graverWeights } from '../server/src/use-cases/understanding/models/models.fixture.ts'
import { builtIn } from '../server/src/use-cases/understanding/models/model.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** Which version of the language model reads: a lead sees old and new side by side, accepts, and goes back. */

let product: Product
let lena: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct()
  lena = await product.visit('lena')
  page = lena.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [lena])

const versions = () => page.getByRole('region', { name: 'Versions' })
const file = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
})

it('says which version reads, and what is wrong with a file that holds no weights', async () => {
  await page
    .getByRole('link', { name: 'How messages are read' })
    .or(page.getByRole('link', { name: 'Reading' }))
    .click()
  await see(
    versions()
      .getByRole('listitem', { name: `Version ${builtIn.version}` })
      .getByText('Reads now'),
  )
  await page.getByLabel('Choose a file of weights').setInputFiles(file('notes.json', { my: 'notes' }))
  await see(page.getByRole('alert').filter({ hasText: /\w/ }))
  expect(lena.complaints()).toEqual([expect.stringContaining('400')])
})

it('shows old and new side by side before a lead accepts, warns of what is worse, and goes back in one step', async () => {
  await page.getByLabel('Choose a file of weights').setInputFiles(file('weights.json', graverWeights(-3)))
  const fresh = versions().getByRole('listitem').filter({ hasText: 'Lena Lead' })
  await see(fresh.getByRole('row', { name: /High and critical found/ }).first())
  await see(fresh.getByRole('row', { name: /High and critical found .* worse/ }).first())
  expect(await violationsOf(page)).toEqual([])
  await fresh.getByRole('button', { name: /^Let this version read/ }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('Somebody in danger may wait longer.'))
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Let this version read' }).click()
  await see(fresh.getByText('Reads now'))
  await page.getByRole('button', { name: `Go back to ${builtIn.version}` }).click()
  await see(
    versions()
      .getByRole('listitem', { name: `Version ${builtIn.version}` })
      .getByText('Reads now'),
  )
  await seeNo(fresh.getByText('Reads now'))
  await see(page.getByRole('region', { name: 'Who chose' }).getByText(`Lena Lead chose ${builtIn.version}`))
})
