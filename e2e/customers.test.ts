import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openSampleDay, sampleTeam } from './product.ts'
import type { Visited } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** Who is this, and what have they been to us: an agent finds people by what they remember, and reads their record. */

let sample: Visited
let noor: Visitor
let page: Page

beforeAll(async () => {
  sample = await openSampleDay()
  noor = await sample.signIn(sampleTeam.agent)
  page = noor.page
})
afterAll(() => sample?.[Symbol.asyncDispose]())
watch(() => [noor])

it('finds a person beside the cases by a mistyped name, with the keyboard alone', async () => {
  await page.getByRole('region', { name: 'Cases' }).getByRole('link').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('sna mahmod')
  const person = await see(page.getByRole('region', { name: 'Customers' }).getByRole('link', { name: /Sana Mahmood/ }))
  await person.focus()
  await page.keyboard.press('Enter')
  await see(page.getByRole('heading', { level: 1, name: 'Sana Mahmood' }))
})

it('reads what they are worth and why, and how promises were kept, and the numbers under the picture', async () => {
  const worth = page.getByRole('region', { name: 'What they are worth to us' })
  await see(worth.getByRole('img', { name: /What each quarter brought/ }))
  await see(worth.getByText('Expected in 12 months'))
  await see(worth.getByText('With the household'))
  await worth.getByRole('button', { name: 'Show the numbers' }).click()
  expect(await worth.getByRole('row').count()).toBe(9)
  await see(page.getByRole('region', { name: 'Promises' }))
  expect(await page.getByText('followers', { exact: false }).count()).toBe(0)
})

it('finds people in the palette and on a page of their own, and says when nobody fits', async () => {
  await page.getByRole('link', { name: 'Customers' }).click()
  await page.getByRole('searchbox', { name: 'Find a customer' }).fill('9140')
  await see(page.getByRole('main').getByRole('link', { name: /Davide Ferrante.*by this order number/ }))
  await page.getByRole('searchbox', { name: 'Find a customer' }).fill('qqqzz')
  await see(page.getByText('Nobody fits'))
  await page.getByRole('searchbox', { name: 'Find a customer' }).fill('davide')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Davide Ferrante/ })
    .click()
  await see(page.getByRole('region', { name: 'Every conversation' }).getByRole('listitem'))
  await see(page.getByRole('region', { name: 'Orders' }).getByText('Arc floor lamp'))
})

it('reads the record beside a case, and comes to the case from what was said', async () => {
  await page.getByRole('region', { name: 'Every conversation' }).getByRole('link').first().click()
  await see(
    page
      .getByRole('tabpanel', { name: 'Customer' })
      .getByText('Still buying', { exact: false })
      .or(page.getByRole('tabpanel', { name: 'Customer' }).getByText('Bought once', { exact: false })),
  )
  await page.getByRole('link', { name: 'Open the whole record' }).click()
  await see(page.getByRole('heading', { level: 1, name: 'Davide Ferrante' }))
})

it('says so when there is no such customer', async () => {
  await page.goto('/customers/019cadfd-8900-71c7-8cb1-000000000000')
  await see(page.getByRole('heading', { name: 'There is no such customer' }))
  expect(noor.complaints().every(complaint => complaint.includes('404'))).toBe(true)
})

it.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' as const }],
  ['phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
])('is accessible: %s', async (_name, options) => {
  await using visitor = await sample.signIn(sampleTeam.agent, options)
  await visitor.page.goto('/customers?q=davide')
  await see(visitor.page.getByRole('main').getByRole('link', { name: /Davide Ferrante/ }))
  expect(await violationsOf(visitor.page)).toEqual([])
  await visitor.page
    .getByRole('main')
    .getByRole('link', { name: /Davide Ferrante/ })
    .click()
  await see(visitor.page.getByRole('region', { name: 'Every conversation' }))
  expect(await violationsOf(visitor.page)).toEqual([])
  const wide = await visitor.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(wide).toBeLessThanOrEqual(0)
  await seeNo(visitor.page.getByRole('main').getByRole('alert'))
})
