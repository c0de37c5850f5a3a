import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { startScratchCluster } from '../dev/scratch-cluster.ts'
import { programDirectory } from '../server/src/config/config.ts'
import { openProduct, openSampleDay, sampleTeam } from './product.ts'
import type { Visitor, VisitorOptions } from './visitor.ts'

// `node e2e/screenshots.ts DIRECTORY`: the sample day as pictures. The first one is what the README shows, and is renewed there.

const [, , asked] = process.argv
if (asked === undefined) throw new Error('Say where the pictures go: node e2e/screenshots.ts DIRECTORY')
const directory = path.resolve(asked)
mkdirSync(directory, { recursive: true })

await using cluster = await startScratchCluster()
process.env['EVENHAND_SCRATCH'] = JSON.stringify({ ownerUrl: cluster.ownerUrl, template: cluster.template })
await using sample = await openSampleDay()

const phone: VisitorOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

await picture('desk', {}, openQuiet)
const shown = path.join(programDirectory, 'docs', 'images')
mkdirSync(shown, { recursive: true })
copyFileSync(path.join(directory, 'desk.png'), path.join(shown, 'desk.png'))
await picture('desk-dark', { colorScheme: 'dark' }, openQuiet)
await picture('list', {}, listed)
await picture('customer', {}, customerFound)
await picture('phone-customer', phone, customerFound)
await picture('imports', {}, at('/imports'))
await picture('imports-columns', {}, columnsAsked)
await picture('phone-columns', phone, columnsAsked)
await picture('imports-orders', {}, ordersAsked)
await picture('imports-orders-dark', { colorScheme: 'dark' }, ordersAsked)
await picture('phone-orders', phone, ordersAsked)
await picture('channels', {}, at('/channels'))
await picture('worth', {}, at('/worth'))
await picture('phone-worth', phone, at('/worth'))
await picture('phone-list', phone, listed)
await picture('phone-case', phone, openQuiet)
await picture('phone-why', phone, async page => {
  await openQuiet(page)
  await page.getByRole('button', { name: 'Why, who' }).tap()
  await page.getByRole('region', { name: 'Why now' }).getByRole('listitem').first().waitFor()
})
{
  await using stranger = await sample.visitAsNobody()
  await stranger.page.goto('/sign-in')
  await stranger.page.getByRole('textbox', { name: 'Password' }).waitFor()
  await save('sign-in', stranger)
}
{
  await using product = await openProduct()
  const ada = await product.visit('ada')
  await ada.page.getByRole('link', { name: 'Import a file' }).waitFor()
  await save('empty', ada)
}

async function picture(name: string, options: VisitorOptions, arrange: (page: Page) => Promise<void>): Promise<void> {
  await using visitor = await sample.signIn(sampleTeam.admin, options)
  await arrange(visitor.page)
  await save(name, visitor)
}

async function save(name: string, { page }: Visitor): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.mouse.move(0, 0)
  await page.screenshot({ path: path.join(directory, `${name}.png`), animations: 'disabled', caret: 'hide' })
  process.stdout.write(`${name}.png\n`)
}

async function listed(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Cases' }).getByRole('link').first().waitFor()
}

/** A quiet case with something to tell: who asks without a fuss has a smoking charger, an order, and a household. */
async function openQuiet(page: Page): Promise<void> {
  await listed(page)
  await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Ruairí Tansey' }).click()
  await page.getByRole('region', { name: 'Conversation' }).getByRole('article').first().waitFor()
  const why = page.getByRole('region', { name: 'Why now' }).getByRole('listitem').first()
  if (page.viewportSize()?.width === 390) return
  await why.waitFor()
  await page.getByRole('tabpanel', { name: 'Customer' }).getByRole('heading', { name: 'Orders' }).waitFor()
}

/** Somebody who came back, in a household. */
async function customerFound(page: Page): Promise<void> {
  await page.goto('/customers?q=sana%20mahmood')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Sana Mahmood/ })
    .click()
  await page.getByRole('heading', { name: 'Every conversation' }).waitFor()
}

async function columnsAsked(page: Page): Promise<void> {
  await page.goto('/imports')
  const buffer = Buffer.from('Message ID;Sent;From;Body;Ticket\n1;2.3.2026 08:00;Olaf Brandt;my speaker crackles;77\n')
  await page.getByLabel('Choose a file').first().setInputFiles({ name: 'other-desk.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('group', { name: 'Which column is what' }).waitFor()
}

async function ordersAsked(page: Page): Promise<void> {
  await page.goto('/imports')
  const text =
    'Order No;Customer;Bought;Total;State\nLL-1;tariq;3/2/2026;1.250,00 €;delivered\nLL-2;;25/2/2026;9,90 €;teleported\nLL-3;tariq;25/2/2026;-9,90 €;\n'
  const buffer = Buffer.from(text)
  await page.getByLabel('Choose a file').first().setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('heading', { name: 'How the first rows would be read' }).scrollIntoViewIfNeeded()
}

function at(address: string): (page: Page) => Promise<void> {
  return async page => {
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('load')
  }
}
