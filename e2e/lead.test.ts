import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openLeadAndAgent, wednesdayAtTen } from './lead-and-agent.ts'
import type { LeadAndAgent } from './lead-and-agent.ts'
import { openCaseOf } from './places.ts'
import type { Product } from './product.ts'
import { addContact } from './records.ts'
import { see, seeCount, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { written } from './webhook-script.ts'

/** What a lead decides, and what an agent may not. */

const day = 24 * 60 * 60_000

let desk: LeadAndAgent
let product: Product
let lena: Visitor
let amir: Visitor
let page: Page

beforeAll(async () => {
  desk = await openLeadAndAgent({
    bob: 'mailed 3 weeks ago about my refund, nothing!!!',
    maria: 'My lamp arrived broken. Please send a new one, order 4471.',
    known: (at, bob) =>
      addContact(at, bob, { channel: 'email', at: wednesdayAtTen - 21 * day, outcome: 'unanswered', subject: 'My refund' }),
  })
  ;({ product, lena, amir } = desk)
  page = lena.page
})
afterAll(() => desk?.[Symbol.asyncDispose]())
watch(() => [lena, amir])

async function open(at: Page, name: string): Promise<void> {
  await openCaseOf(at, name)
  await see(at.getByRole('region', { name: 'Why now' }).getByText(/^Answer by/))
}
const why = (): Locator => page.getByRole('region', { name: 'Why now' })

describe('severity', () => {
  it('is raised with a reason, and the due time moves forward', async () => {
    await open(page, 'Maria Gil')
    await see(why().getByText(/^Answer by 14:00/))
    await page.getByRole('button', { name: 'Severity: Medium. Change it.' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the severity' })
    await dialog.getByRole('radio', { name: /^High/ }).check()
    expect(await dialog.getByRole('button', { name: 'Change', exact: true }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: 'Why' }).fill('She works by this lamp, at night.')
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await seeNo(dialog)
    await see(page.getByRole('button', { name: 'Severity: High. Change it.' }))
    await see(why().getByText(/^Answer by 11:00/))
  })

  it('is never lowered by an agent', async () => {
    await open(amir.page, 'Maria Gil')
    await amir.page.getByRole('button', { name: 'Severity: High. Change it.' }).click()
    const dialog = amir.page.getByRole('dialog', { name: 'Change the severity' })
    await see(dialog.getByText('Lowering needs a lead.'))
    expect(await dialog.getByRole('radio', { name: /^Medium/ }).isDisabled()).toBe(true)
    expect(await dialog.getByRole('radio', { name: /^Critical/ }).isEnabled()).toBe(true)
    await amir.page.keyboard.press('Escape')
    await seeNo(dialog)
  })

  it('is lowered by a lead with a reason, and the timeline says who', async () => {
    await page.getByRole('button', { name: 'Severity: High. Change it.' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the severity' })
    await dialog.getByRole('radio', { name: /^Medium/ }).check()
    await dialog.getByRole('textbox', { name: 'Why' }).fill('There is a second lamp.')
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await see(page.getByRole('button', { name: 'Severity: Medium. Change it.' }))
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await see(page.getByRole('tabpanel', { name: 'Timeline' }).getByText(/^You set the severity/))
    await page.getByRole('tab', { name: 'Customer' }).click()
  })
})

describe('the step to find an earlier contact', () => {
  it('moves the due time once a person has found the mail', async () => {
    await open(page, 'Bob Lindt')
    await see(why().getByText(/^Answer by 14:00/))
    await see(page.getByRole('list', { name: 'Before the answer' }).getByText('Find the earlier contact.'))
    const customer = page.getByRole('tabpanel', { name: 'Customer' })
    const mail = customer.getByRole('listitem').filter({ hasText: 'My refund' })
    await see(mail.getByText('never answered'))
    await mail.getByRole('button', { name: 'This is about this case' }).click()
    await see(page.getByText('Linked. The wait now counts from that contact.'))
    await see(why().getByText(/^Answer by 11:00/))
    await seeNo(page.getByText('Find the earlier contact.'))
  })
})

describe('a case that may be the same matter', () => {
  it('is suggested, joined by a person, and can be taken out again', async () => {
    const lamp = 'My desk lamp arrived broken. Please send a new one.'
    for (const text of [lamp, `Hello? ${lamp}`]) {
      await product.receive([written('Uma Dahl', text, wednesdayAtTen)])
      await product.processAll()
    }
    const rows = page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Uma Dahl' })
    await seeCount(rows, 2)
    await rows.filter({ hasText: 'Hello?' }).click()
    const before = page.getByRole('list', { name: 'Before the answer' })
    await see(before.getByText(/^Perhaps the same matter as case \d+:/))
    await before.getByRole('button', { name: 'Same matter: join' }).click()
    await see(before.getByText(/^Case \d+ was joined into this one\.$/))
    await seeCount(rows, 1)
    const words = page.getByRole('region', { name: 'Conversation' }).getByText(lamp)
    await seeCount(words, 2)
    await before.getByRole('button', { name: 'Take it out again' }).click()
    await seeCount(rows, 2)
    await seeCount(words, 1)
  })
})
