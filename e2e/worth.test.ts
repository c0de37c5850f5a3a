import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openSampleDay, sampleTeam } from './product.ts'
import type { Visited } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** What counts as worth: an admin sets the numbers, rates come and go, and an agent records what somebody did for others. */

let sample: Visited
let mira: Visitor
let page: Page

beforeAll(async () => {
  sample = await openSampleDay()
  mira = await sample.signIn(sampleTeam.admin)
  page = mira.page
})
afterAll(() => sample?.[Symbol.asyncDispose]())
watch(() => [mira])

it('an admin changes a threshold, is told why another is refused, and switches levels off and on', async () => {
  await page.getByRole('link', { name: 'Worth and levels' }).click()
  const levels = page.getByRole('region', { name: 'Levels' })
  const excellent = await see(levels.getByRole('textbox', { name: 'Excellent from (EUR)' }).first())
  await excellent.fill('150')
  await levels.getByRole('button', { name: 'Save levels' }).click()
  await see(page.getByRole('region', { name: 'Notices' }).getByText('Saved.'))
  expect(await page.evaluate<string>('document.activeElement?.textContent')).toBe('Save levels')
  await levels.getByRole('textbox', { name: 'Served sooner, of a hundred cases' }).fill('40')
  await levels.getByRole('button', { name: 'Save levels' }).click()
  await see(levels.getByRole('alert').getByText('from 0 to 0.15'))
  expect(mira.complaints()).toEqual([expect.stringContaining('400')])
  await levels.getByRole('button', { name: 'Switch levels off' }).click()
  await see(levels.getByText('Levels are off: everybody has the same promise.'))
  await levels.getByRole('button', { name: 'Switch levels on' }).click()
  await see(levels.getByText('Levels are on.'))
  expect(await levels.getByRole('textbox', { name: 'Excellent from (EUR)' }).first().inputValue()).toBe('150')
})

it('a rate and a margin rate are added and taken out again', async () => {
  const rates = page.getByRole('region', { name: 'Currencies' })
  await rates.getByRole('textbox', { name: 'Currency' }).fill('usd')
  await rates.getByLabel('Since').fill('2026-01-01')
  await rates.getByRole('textbox', { name: 'One unit in EUR' }).fill('0,92')
  await page.keyboard.press('Enter')
  await see(rates.getByRole('row', { name: /USD 2026-01-01 0\.92/ }))
  const margins = page.getByRole('region', { name: 'Margins of categories' })
  await margins.getByLabel('Since').fill('2026-01-01')
  await margins.getByRole('textbox', { name: 'Brings, percent of the amount' }).fill('30')
  await page.keyboard.press('Enter')
  await see(margins.getByRole('row', { name: /Every other category 2026-01-01 30 %/ }))
  expect(await violationsOf(page)).toEqual([])
  await rates.getByRole('button', { name: 'Remove USD since 2026-01-01' }).click()
  await see(rates.getByText('No rates yet: only orders in EUR count.'))
})

it('a deed is recorded on the page of a customer, adds a little, and is taken back', async () => {
  await page.goto('/customers?q=sana%20mahmood')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Sana Mahmood/ })
    .click()
  const deeds = page.getByRole('region', { name: 'What they did for others' })
  await see(deeds.getByText('Nothing is recorded.'))
  await deeds.getByRole('button', { name: 'Record something they did…' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'What they did' }).selectOption('Brought somebody along')
  await dialog.getByLabel('On').fill('2026-01-02')
  expect(await violationsOf(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('her sister is here because of her')
  await page.keyboard.press('Enter')
  await see(deeds.getByRole('listitem').getByText('Brought somebody along 2026-01-02'))
  expect(await violationsOf(page)).toEqual([])
  await deeds.getByRole('button', { name: 'Take back: Brought somebody along, 2026-01-02' }).click()
  await seeNo(deeds.getByRole('listitem'))
})
