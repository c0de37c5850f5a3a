import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '../dev/scratch-cluster.ts'
import { people } from '../dev/world.ts'
import { openAnsweringDesk } from './answering-desk.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'

/** A link is for one person, once, and soon. */

let product: Product
let visitor: Visitor

beforeAll(async () => {
  product = await openProduct()
  visitor = await product.visitAsNobody()
})
afterAll(() => product?.[Symbol.asyncDispose]())

const refused = () => visitor.page.getByRole('alert').getByText('This sign-in link was used before or is too old.')

describe('a sign-in link', () => {
  it('that waited too long lets nobody in, and says how to go on', async () => {
    const link = await product.app.auth.createSignInLink(people.amir.email)
    await asOwner(product.database.urls.owner, client =>
      client.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`),
    )
    await visitor.page.goto(link)
    await see(refused())
    await see(visitor.page.getByRole('textbox', { name: 'Mail address' }))
    expect(visitor.complaints().filter(complaint => !complaint.includes('401'))).toEqual([])
  })

  it('that is fresh lets in at once, from the same page', async () => {
    await visitor.page.goto(await product.app.auth.createSignInLink(people.amir.email))
    await visitor.page.waitForURL(/\/desk\/queue/)
    await seeNo(refused())
    expect(visitor.complaints()).toEqual([])
  })
})

describe('somebody who signed out in another tab', () => {
  it('is led to the door when the desk is used, keeps the words, and is back at the case afterwards', async () => {
    await using desk = await openAnsweringDesk([['Maria Gil', 'My lamp arrived broken.']])
    await using amir = await desk.product.visit('amir')
    const { page } = amir
    const answer = page.getByRole('textbox', { name: 'Write to Maria Gil' })
    await page.getByRole('region', { name: 'Cases' }).getByRole('link').first().click()
    await answer.fill('A new lamp is on its way.')
    const place = new URL(page.url()).pathname
    expect((await page.request.post('/api/sign-out', { headers: { origin: new URL(page.url()).origin } })).status()).toBe(200)
    await page.keyboard.press('Control+Enter')
    await see(page.getByText('You were signed out. Your drafts are kept on this device.'))
    await seeNo(page.getByText('My lamp arrived broken.'))
    const link = new URL(await desk.product.app.auth.createSignInLink(people.amir.email))
    await page.goto(`${page.url()}${link.hash}`)
    await see(page.getByText('My lamp arrived broken.'))
    expect(new URL(page.url()).pathname).toBe(place)
    await expect.poll(() => answer.inputValue()).toBe('A new lamp is on its way.')
  })
})
