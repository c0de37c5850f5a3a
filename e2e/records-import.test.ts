import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** An admin brings in what other systems know: customers first, then their orders. */

let product: Product
let ada: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct()
  ada = await product.visit('ada')
  page = ada.page
  await page.goto('/imports')
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [ada])

const customers =
  'Kundennr.;Name;E-Mail;Kunde seit\nC-1;Maria Groß;maria@tidemail.example;1.5.2024\nC-2;Olaf;olaf@tidemail.example;31.6.2024\n'
const orders = 'Bestellnr.;Kunde;Datum;Betrag;Stand\nLL-1;C-1;3.2.2026;1.250,00;geliefert\nLL-2;C-9;4.2.2026;9,90;offen\n'

const choose = (name: string, text: string) =>
  page
    .getByLabel('Choose a file')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
const card = (name: string) => page.getByRole('listitem').filter({ hasText: name })
/** The first rows, as they would be read. */
const read = () => page.getByRole('region', { name: 'How the first rows would be read' })
const column = (name: string) => page.getByRole('combobox', { name })

describe('a list of customers', () => {
  it('is known for what it is, and shows how its rows would be read', async () => {
    await choose('kunden.csv', customers)
    await see(page.getByText('How the first rows would be read'))
    expect(await column('What the file holds').inputValue()).toBe('customers')
    expect(await column('Your own id (needed)').inputValue()).toBe('Kundennr.')
    expect(await column('Customer since').inputValue()).toBe('Kunde seit')
    await see(read().getByText('Maria Groß'))
    await see(read().getByText('2024-05-01'))
    await see(page.getByText('1 of the first 2 rows cannot be used as they are read now.'))
    expect(await violationsOf(page)).toEqual([])
  })

  it('is compared first, changes nothing until somebody says so, and then comes in', async () => {
    await page.getByRole('button', { name: 'See what would change' }).press('Enter')
    await see(card('kunden.csv').getByText('Would be: 1 new, 0 changed, 0 unchanged, 1 left out. Nothing has been changed.'))
    expect(await violationsOf(page)).toEqual([])
    await card('kunden.csv').getByRole('button', { name: 'Import these rows' }).press('Enter')
    await see(card('kunden.csv').getByText('1 new, 0 changed, 0 unchanged, 1 left out.', { exact: true }))
    await see(card('kunden.csv').getByRole('link', { name: 'Download the rows that were left out' }))
    await seeNo(card('kunden.csv').getByRole('button', { name: 'Import these rows' }))
  })
})

describe('a list of orders', () => {
  it('without a currency says so row by row, until somebody names one', async () => {
    await choose('bestellungen.csv', orders)
    await see(page.getByText(/currency is empty/).first())
    expect(await column('What the file holds').inputValue()).toBe('orders')
    await page.getByRole('textbox', { name: 'Currency of rows that name none' }).fill('eur')
    await page.getByRole('textbox', { name: 'Time zone of the file' }).focus()
    await see(read().getByText('1250.00 EUR'))
    await see(page.getByText('All 2 rows that were looked at can be used.'))
  })

  it('says so at once when a column is called something else', async () => {
    await column('Order number (needed)').selectOption('')
    await see(page.getByText('Still to be said: in which column Order number stands.'))
    expect(await page.getByRole('button', { name: 'See what would change' }).isDisabled()).toBe(true)
    await column('Order number (needed)').selectOption('Bestellnr.')
    await seeNo(page.getByText(/^Still to be said/))
  })

  it('comes in, but for the order of somebody whom nobody knows', async () => {
    await page.getByRole('button', { name: 'See what would change' }).click()
    await see(card('bestellungen.csv').getByText(/Would be: 1 new, 0 changed, 0 unchanged, 1 left out/))
    await card('bestellungen.csv').getByRole('button', { name: 'Import these rows' }).click()
    await see(card('bestellungen.csv').getByText('1 new, 0 changed, 0 unchanged, 1 left out.', { exact: true }))
  })
})

describe('what came in', () => {
  const sales = [
    'Order No,Customer,Date,Amount,Currency,Type,Refund of,Every,Product',
    ...Array.from({ length: 8 }, (_, i) => `LL-1${i},C-1,2026-01-0${i + 1},20.00,EUR,order,,,Bulb ${i}`),
    'LL-20,C-1,2026-02-01,80.00,EUR,order,,,Arc lamp',
    'R-1,C-1,2026-02-09,30.00,EUR,refund,LL-20,,',
    'S-1,C-1,2025-02-01,9.90,EUR,subscription,,month,Light care',
  ].join('\n')

  it('is read on the page of the customer: what was given back, what is paid every month, and all orders when asked for', async () => {
    await choose('sales.csv', sales)
    await page.getByRole('button', { name: 'See what would change' }).click()
    await card('sales.csv').getByRole('button', { name: 'Import these rows' }).click()
    await see(card('sales.csv').getByText('11 new, 0 changed, 0 unchanged, 0 left out.', { exact: true }))
    await page.getByRole('link', { name: 'Customers' }).click()
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill('LL-20')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Maria Groß/ })
      .click()
    await see(page.getByText('1 May 2024', { exact: true }))
    const part = page.getByRole('region', { name: 'Orders' })
    await see(part.getByText('€30.00 given back 9 Feb'))
    await see(part.getByText('€9.90 a month'))
    await see(part.getByText('S1, since 1 February 2025'))
    await seeNo(part.getByText('Bulb 0'))
    expect(await violationsOf(page)).toEqual([])
    await part.getByRole('button', { name: 'Show all 10' }).press('Enter')
    await see(part.getByText('Bulb 0'))
  })
})
