import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { channelWithSecretsSchema } from '@evenhand/contract/channel.ts'
import { launch } from './browser.ts'
import { openPlace } from './program.ts'
import { placesOn } from './places.ts'
import type { Place, Running } from './program.ts'
import { see, seeNo } from './see.ts'
import { openVisitor } from './visitor.ts'
import type { Visitor } from './visitor.ts'
import { watch } from './watch.ts'
import { postSigned, written } from './webhook-script.ts'

/** The first minute of a newcomer, with the program as a process of its own, its own database, and the machine's clock. */

// A whole program is started here, with a database and the sample day.
vi.setConfig({ testTimeout: 90_000 })

let place: Place
let browser: Browser
let program: Running
let newcomer: Visitor
let page: Page

beforeAll(async () => {
  place = await openPlace()
  ;[program, browser] = await Promise.all([place.start(), launch()])
  newcomer = await openVisitor(browser)
  page = newcomer.page
})
afterAll(async () => {
  await browser?.close()
  await program?.interrupt()
  place?.[Symbol.dispose]()
})
watch(() => [newcomer])

const cases = () => page.getByRole('region', { name: 'Cases' })
const { conversation, notices } = placesOn(() => page)
const answer = (): Locator => page.getByRole('textbox', { name: /^Write to/ })
let taken = ''

describe('a newcomer', () => {
  it('opens the printed link and is at a working desk with the sample day', async () => {
    await page.goto(program.link)
    await see(cases().getByRole('link'))
    await see(page.getByText('Lumen & Lark'))
    await see(page.getByRole('heading', { name: 'Critical, and people at risk' }))
    expect(await cases().getByRole('link').count()).toBeGreaterThan(5)
  })

  it('is told kindly when somebody else tries the link a second time', async () => {
    await using stranger = await openVisitor(browser)
    await stranger.page.goto(program.link)
    await see(stranger.page.getByRole('alert').getByText('This sign-in link was used before or is too old.'))
    await see(stranger.page.getByRole('textbox', { name: 'Mail address' }))
    expect(stranger.complaints().filter(complaint => !complaint.includes('401'))).toEqual([])
  })

  it('reads why the first case is first, replies, takes it back, and replies again', async () => {
    await page.keyboard.press('j')
    await see(conversation().getByRole('article'))
    taken = await page
      .getByRole('region', { name: /^Case \d+$/ })
      .getByRole('heading', { level: 2 })
      .innerText()
    await see(page.getByRole('region', { name: 'Why now' }).getByRole('listitem'))
    await page.keyboard.press('r')
    await answer().fill('Please unplug it now.')
    await page.keyboard.press('Control+Enter')
    await notices().getByRole('button', { name: 'Undo' }).click()
    await see(notices().getByText('Taken back.'))
    await answer().fill('Please unplug it now, and stay away from it.')
    await page.keyboard.press('Control+Enter')
    await see(conversation().getByText(/Goes out in/))
  })

  it('connects a script, and its first message appears by itself', async () => {
    const response = await page.request.post(`${program.url}/api/channels`, {
      data: { name: 'My script', network: 'other', replyUrl: null },
    })
    const { inboundPath, inboundSecret } = channelWithSecretsSchema.parse(await response.json())
    const activity = written('Quinn Ash', 'My heater is smoking, is that normal?', Date.now())
    await postSigned({ inboundUrl: `${program.url}${inboundPath ?? ''}`, inboundSecret }, activity)
    await see(cases().getByRole('link', { name: 'Quinn Ash' }))
  })

  it('sees the reply go out, resolves the case, and reads all of it in the timeline', async () => {
    await see(conversation().getByRole('article').getByText('Please unplug it now, and stay away from it.'))
    await seeNo(conversation().getByText(/Goes out in|On its way/))
    await page.getByRole('tab', { name: 'Timeline' }).click()
    const timeline = page.getByRole('tabpanel', { name: 'Timeline' })
    await see(timeline.getByText('You took the reply back.'))
    await see(timeline.getByText(/reply.*went out/))
    await page.keyboard.press('e')
    await see(notices().getByText(/is resolved/))
  })

  it('stops with Ctrl-C, starts again in no time, and finds everything as it was', async () => {
    await page.goto('about:blank')
    expect(await program.interrupt()).toBe(0)
    program = await place.start()
    process.stderr.write(`The second start took ${program.startedInMs} ms.\n`)
    expect(program.said()).not.toContain('Loading the sample day')
    await page.goto(program.link)
    await see(cases().getByRole('link', { name: 'Quinn Ash' }))
    await page.getByRole('link', { name: 'Resolved' }).click()
    await cases().getByRole('link', { name: taken }).first().click()
    await see(conversation().getByText('Please unplug it now, and stay away from it.'))
  })
})
