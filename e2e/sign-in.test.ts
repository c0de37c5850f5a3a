import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner } from '../dev/scratch-cluster.ts'
import { people } from '../dev/world.ts'
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
