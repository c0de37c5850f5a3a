import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { receiveDoubtful } from '../server/src/use-cases/understanding/doubting.fixture.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** An agent looks at a message that may be graver than it was read. */

let product: Product
let amir: Visitor
let page: Page

beforeAll(async () => {
  product = await openProduct()
  amir = await product.visit('amir')
  page = amir.page
  await receiveDoubtful(product, {
    author: 'rosa',
    text: "The lamp of order 4471 came apart again. Sorry to bother you, I lost my job over all this and don't see the point any more.",
    read: {
      type: 'problem',
      severity: 'medium',
      needsReply: true,
      risks: [],
      evidence: [
        { signal: 'problem', words: 'came apart' },
        { signal: 'hardship', words: 'lost my job' },
        { signal: 'critical', words: "don't see the point" },
      ],
    },
    plausible: 'critical',
  })
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [amir])

const bar = () => page.getByRole('region', { name: 'A person looks' })

describe('an agent, beside a message that may be critical', () => {
  it('is asked, with the words that leave it open', async () => {
    await page.getByRole('region', { name: 'Cases' }).getByRole('link', { name: 'rosa' }).click()
    await see(bar().getByText('This may be critical. Is somebody in danger now?'))
    await see(bar().getByText('lost my job'))
    await see(page.getByText(/It may be critical: a person looks within 5 minutes/).first())
    expect(await violationsOf(page)).toEqual([])
  })

  it('is called from wherever they are when nobody has looked in time', async () => {
    product.advance(6 * 60_000)
    await page.getByRole('link', { name: 'Topics' }).click()
    await page.reload()
    const call = page.getByRole('alert', { name: 'Nobody has looked yet' })
    await see(call.getByText(/Somebody may be in danger in case \d+, and nobody has looked/))
    expect(await violationsOf(page)).toEqual([])
    await call.getByRole('link', { name: /Look at case/ }).click()
    await see(bar())
    await seeNo(call.getByRole('link'))
    await see(page.getByRole('region', { name: 'Cases' }).getByText('may be critical'))
  })

  it('confirms it with one key, and takes it back with another', async () => {
    await page.keyboard.press('y')
    await seeNo(bar())
    await see(page.getByText(/is critical, counted from the words/))
    await page.keyboard.press('z')
    await see(bar())
  })

  it('says with one key that it is none', async () => {
    await page.keyboard.press('u')
    await seeNo(bar())
    await see(page.getByText(/stays medium/))
  })

  it('says with one key that it is less than it waited as, without asking a lead', async () => {
    await receiveDoubtful(product, {
      author: 'otto',
      text: 'My heart burns with love for this loudspeaker of order 5117, it is on all night.',
      read: { type: 'problem', severity: 'high', needsReply: true, risks: [], evidence: [] },
      plausible: 'critical',
    })
    const cases = page.getByRole('region', { name: 'Cases' })
    await cases.getByRole('link', { name: 'otto' }).click()
    await see(bar().getByRole('button', { name: /^Medium/ }))
    await see(bar().getByRole('button', { name: /^Nothing to do/ }))
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('4')
    await seeNo(bar())
    await see(page.getByText(/You looked: case \d+ is low/))
    await page.keyboard.press('z')
    await see(bar().getByRole('button', { name: /No, it is high/ }))
    await bar().getByRole('button', { name: 'Something else' }).click()
    const form = page.getByRole('dialog', { name: 'How is this message to be read?' })
    await form.getByRole('combobox', { name: 'Severity' }).selectOption('Nothing to do')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('5')
    await see(page.getByText(/You looked: case \d+ asks for nothing/))
    await cases.getByRole('link', { name: 'rosa' }).click()
  })

  it('reads what we read, and corrects it', async () => {
    await page.getByRole('button', { name: 'What we read' }).click()
    const read = page.getByRole('region', { name: 'What we read' })
    await read.getByRole('button', { name: 'Correct it' }).click()
    const form = page.getByRole('dialog', { name: 'How is this message to be read?' })
    await form.getByRole('combobox', { name: 'Severity' }).selectOption('high')
    await form.getByRole('checkbox', { name: 'Hardship' }).check()
    expect(await violationsOf(page)).toEqual([])
    await form.getByRole('button', { name: 'Say so' }).click()
    await see(read.getByText('As you said it.'))
    await see(read.getByText('Hardship'))
  })
})
