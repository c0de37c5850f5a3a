import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { readSampleDay } from '../server/sample-day/read-sample-day.ts'
import { violationsOf } from './accessibility.ts'
import { openProduct, openSampleDay, sampleTeam } from './product.ts'
import type { Visited } from './product.ts'
import { focused, see, seeNo } from './see.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'

/** The desk is for everyone: by keyboard, by screen reader, in the dark, on a phone; and it is deaf to fame. */

let product: Visited
let mira: Visitor
let page: Page
const others: Visitor[] = []

beforeAll(async () => {
  product = await openSampleDay()
  mira = await product.signIn(sampleTeam.admin)
  page = mira.page
})
afterAll(() => product?.[Symbol.asyncDispose]())
watch(() => [mira, ...others])

async function another(visitor: Promise<Visitor>): Promise<Visitor> {
  const come = await visitor
  others.push(come)
  return come
}

const cases = (at: Page) => at.getByRole('region', { name: 'Cases' })
const why = (at: Page) => at.getByRole('region', { name: 'Why now' })

async function openFirst(at: Page): Promise<void> {
  await cases(at).getByRole('link').first().click()
  await see(at.getByRole('region', { name: 'Conversation' }).getByRole('article'))
}

describe('a screen reader', () => {
  it('is told the queue', async () => {
    await see(cases(page).getByRole('link'))
    expect(await violationsOf(page)).toEqual([])
  })

  it('is told a case with its reasons and its customer', async () => {
    await openFirst(page)
    await see(why(page).getByRole('listitem'))
    expect(await violationsOf(page)).toEqual([])
  })

  it.each([
    ['/imports', 'Imports'],
    ['/channels', 'Channels'],
  ])('is told %s', async (address, title) => {
    await page.goto(address)
    await see(page.getByRole('heading', { level: 1, name: title }))
    expect(await violationsOf(page)).toEqual([])
  })

  it('is told the sign-in page, and that a used link was used', async () => {
    const stranger = await product.visitAsNobody()
    await stranger.page.goto('/sign-in#not-a-link-any-more')
    await see(stranger.page.getByRole('alert').getByText('This sign-in link was used before or is too old.'))
    expect(await violationsOf(stranger.page)).toEqual([])
    await stranger.context.close()
  })

  it('is told the empty workspace', async () => {
    await using empty = await openProduct()
    const ada = await empty.visit('ada')
    await see(ada.page.getByText('This desk is new.'))
    expect(await violationsOf(ada.page)).toEqual([])
    expect(ada.complaints()).toEqual([])
  })
})

describe('in the dark', () => {
  it('everything can still be read', async () => {
    const { page: dark } = await another(product.signIn(sampleTeam.agent, { colorScheme: 'dark' }))
    await see(cases(dark).getByRole('link'))
    expect(await violationsOf(dark)).toEqual([])
    await openFirst(dark)
    await see(why(dark).getByRole('listitem'))
    expect(await violationsOf(dark)).toEqual([])
  })
})

describe('on a phone', () => {
  it('the list, a case and its reasons fit, and a reply is written and sent', async () => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
    const { page: small } = await another(product.signIn(sampleTeam.agent, phone))
    await see(cases(small).getByRole('link'))
    expect(await isTooWide(small)).toBe(false)
    expect(await violationsOf(small)).toEqual([])
    await cases(small).getByRole('link').first().tap()
    await see(small.getByRole('textbox', { name: /^Write to/ }))
    expect(await isTooWide(small)).toBe(false)
    expect(await violationsOf(small)).toEqual([])
    await small.getByRole('button', { name: 'Why, who' }).tap()
    await see(why(small).getByRole('listitem'))
    expect(await isTooWide(small)).toBe(false)
    await small.getByRole('button', { name: 'Conversation' }).tap()
    await small.getByRole('textbox', { name: /^Write to/ }).fill('We are on it, and write again within the hour.')
    await small.getByRole('button', { name: 'Send', exact: true }).tap()
    await see(small.getByRole('region', { name: 'Conversation' }).getByText(/Goes out in/))
    expect(await isTooWide(small)).toBe(false)
    await small.getByRole('link', { name: 'Back' }).tap()
    await see(cases(small).getByRole('link'))
  })
})

function isTooWide(at: Page): Promise<boolean> {
  return at.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}

describe('without a mouse', () => {
  it('leads from the first Tab to an open case, its composer, and out again', async () => {
    await page.goto('/desk/queue')
    await see(cases(page).getByRole('link'))
    await page.keyboard.press('Tab')
    await focused(page.getByRole('link', { name: 'Skip to the cases' }))
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await focused(cases(page).getByRole('link').first())
    await page.keyboard.press('Enter')
    const answer = page.getByRole('textbox', { name: /^Write to/ })
    await see(answer)
    await page.keyboard.press('r')
    await focused(answer)
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await see(page.getByRole('menuitem', { name: 'Assign to me' }))
    await page.keyboard.press('Escape')
    await seeNo(page.getByRole('menuitem'))
    await page.keyboard.press('Escape')
    await seeNo(page.getByRole('region', { name: 'Conversation' }))
    expect(new URL(page.url()).pathname).toBe('/desk/queue')
  })
})

describe('fame', () => {
  it('is nowhere on the desk: no follower count in anything that the browser gets', async () => {
    const counts = followerCounts()
    expect(counts.length).toBeGreaterThan(3)
    const heard: string[] = []
    const fan = await another(product.visitAsNobody())
    fan.page.on('response', response => {
      if (new URL(response.url()).pathname.startsWith('/api/') && !response.url().endsWith('/api/live')) {
        response.text().then(
          text => heard.push(text),
          () => undefined,
        )
      }
    })
    await fan.page.goto(await product.app.auth.createSignInLink(sampleTeam.agent))
    await see(cases(fan.page).getByRole('link'))
    for (const handle of loudest()) {
      await fan.page.goto(`/desk/queue?q=${handle}`)
      await openFirst(fan.page)
      await see(why(fan.page).getByRole('listitem'))
      heard.push(await fan.page.locator('html').innerHTML())
    }
    const all = heard.join('\n')
    expect(all).toContain(loudest()[0])
    expect(counts.filter(count => new RegExp(`(?<![\\d-])${count}(?![\\d-])`).test(all))).toEqual([])
    expect(all).not.toMatch(/"followers"/)
  })
})

type Writer = { handle: string; followers: number }

function writers(): Writer[] {
  const { customers, messages } = readSampleDay()
  const profiles = [
    ...customers.flatMap(customer => customer.profiles),
    ...messages.flatMap(message => (message.direction === 'in' && typeof message.from === 'object' ? [message.from] : [])),
  ]
  return profiles.flatMap(({ handle, followers }) =>
    handle !== undefined && followers !== undefined ? [{ handle, followers }] : [],
  )
}

/** Numbers that could be nothing else, as they are and as people write them. */
function followerCounts(): string[] {
  const numbers = writers()
    .map(({ followers }) => followers)
    .filter(count => count >= 10_000)
  return [...new Set(numbers)].flatMap(count => [String(count), count.toLocaleString('en-GB')])
}

function loudest(): [string, ...string[]] {
  const [first, ...more] = writers()
    .toSorted((a, b) => b.followers - a.followers)
    .map(({ handle }) => handle)
  if (first === undefined) throw new Error('Nobody of the sample day has followers.')
  return [first, ...more.slice(0, 1)]
}
