import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { personExportSchema } from '@evenhand/contract/person.ts'
import { violationsOf } from './accessibility.ts'
import { openLeadAndAgent } from './lead-and-agent.ts'
import type { LeadAndAgent } from './lead-and-agent.ts'
import { openCaseOf } from './places.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** Somebody asks what is kept of them, and then to be forgotten. */

let desk: LeadAndAgent
let lena: Visitor
let amir: Visitor
let page: Page

beforeAll(async () => {
  desk = await openLeadAndAgent({
    bob: 'My refund for order 5120 did not come.',
    maria: 'My lamp arrived broken. Please send a new one.',
  })
  ;({ lena, amir } = desk)
  page = lena.page
})
afterAll(() => desk?.[Symbol.asyncDispose]())
watch(() => [lena, amir])

describe('a lead', () => {
  it('gives out all that is kept of a customer, as a file', async () => {
    await openCaseOf(page, 'Bob Lindt')
    const arrives = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Give it out' }).click()
    const download = await arrives
    expect(download.suggestedFilename()).toBe('Bob-Lindt.json')
    const given = personExportSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
    expect(given.tables['messages']).toMatchObject([{ body: 'My refund for order 5120 did not come.' }])
  })

  it('erases them by typing their name, after reading what goes', async () => {
    await page.getByRole('button', { name: 'Erase this person…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Erase Bob Lindt?' })
    await see(dialog.getByText('One case is still worked; it is resolved.'))
    expect(await violationsOf(page)).toEqual([])
    const now = dialog.getByRole('button', { name: 'Erase for good' })
    expect(await now.isDisabled()).toBe(true)
    await dialog.getByRole('textbox', { name: 'Their name, to be sure' }).fill('bob lindt')
    await page.keyboard.press('Enter')
    await see(page.getByText('Bob Lindt is erased.'))
    await seeNo(dialog)
    await seeNo(page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'Bob Lindt' }))
    await seeNo(page.getByText('did not come.'))
  })
})

it('an agent is not asked whether to', async () => {
  await openCaseOf(amir.page, 'Maria Gil')
  await see(amir.page.getByText('Nobody we know yet'))
  await seeNo(amir.page.getByRole('button', { name: 'Erase this person…' }))
})
