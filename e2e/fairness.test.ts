import { simulate } from '@evenhand/domain/audit/simulated/histories.ts'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inWorkspace } from '../server/src/db/database.ts'
import { keepHistory } from '../server/src/use-cases/fairness/history.fixture.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** The head of care asks whether care favours the loud, sees that it does, and takes the report to the board. */

const noon = Date.UTC(2026, 2, 14, 12)
const night = 24 * 3_600_000
let product: Product
let lena: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct({ now: noon })
  await product.processAll()
  lena = await product.visit('lena')
  page = lena.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [lena])

const findings = () => page.getByRole('region', { name: 'Findings' })

it('says before the first night what will be here, and asks for it by keyboard', async () => {
  await page.getByRole('link', { name: 'Fairness' }).click()
  await see(page.getByRole('heading', { name: 'No audit yet.' }))
  const now = page.getByRole('button', { name: 'Audit now' })
  await now.focus()
  await page.keyboard.press('Enter')
  await see(page.getByRole('progressbar', { name: 'Progress of the audit' }))
  await see(page.getByText('Waiting for its turn'))
  expect(await violationsOf(page)).toEqual([])
})

it('tells kindly that a handful of cases says nothing yet', async () => {
  await product.processAll()
  await see(page.getByRole('heading', { name: 'Too few cases to compare yet.' }))
  await see(page.getByText(/^There are no cases so far\. From 60 on/))
})

it('hears the result of the night without reloading: the answer in a sentence, and what to do', async () => {
  const history = simulate({ cases: 1_500, days: 12, promiseFavour: 0.15 }, 1)
  await inWorkspace(product.context.db, product.workspaceId, tx =>
    keepHistory(tx, product.workspaceId, product.channelId, history),
  )
  product.advance(night)
  await product.processAll()
  await see(page.getByText(/^Yes, the care in this history favours the loud/))
  const speed = findings().getByRole('listitem', { name: 'Followers: answered sooner' })
  await see(speed.getByText('Favours the loud', { exact: true }))
  await see(speed.getByText(/What to do/))
  await speed.getByRole('button', { name: 'What it rests on' }).click()
  await see(speed.getByText(/^Only cases of the same calendar day/))
})

it('shows each chart with its numbers as a table', async () => {
  const charts = page.getByRole('region', { name: 'Charts' })
  for (const name of ['Each ratio with its 90 % interval', 'How many still wait, by followers of who wrote']) {
    const figure = charts.getByRole('figure', { name })
    await figure.getByRole('button', { name: 'The numbers as a table' }).click()
    await see(figure.getByRole('table').getByRole('row').nth(1))
  }
  expect(await violationsOf(page)).toEqual([])
})

it('shows where it goes over the nights', async () => {
  await see(page.getByText('From the second night on this shows where it goes.'))
  product.advance(night)
  await product.processAll()
  await see(page.getByRole('img', { name: /^2 nights: from/ }))
})

it('gives the report to take along', async () => {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Report as a page' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('fairness-audit.html')
  expect(await readFile(await file.path(), 'utf8')).toContain('Fairness audit: does our care favour the loud?')
})

it('is read on a phone in the dark, and by those who may not ask for it', async () => {
  await using vera = await product.visit('vera', {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
  })
  await vera.page.goto('/fairness')
  await see(vera.page.getByText(/^Yes, the care in this history/))
  await seeNo(vera.page.getByRole('button', { name: 'Audit now' }))
  const overflow = await vera.page.evaluate<number>(
    'document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth',
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await violationsOf(vera.page)).toEqual([])
})
