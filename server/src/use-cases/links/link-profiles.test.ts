import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openIntake, post } from '../intake/intake.fixture.ts'
import type { IntakeWorld } from '../intake/intake.fixture.ts'
import { chooseLinking } from './link-choice.ts'
import { linkProfiles } from './link-profiles.ts'

let desk: IntakeWorld
let stories = 0

beforeAll(async () => {
  desk = await openIntake()
})
afterAll(() => desk[Symbol.asyncDispose]())
beforeEach(() => {
  stories += 1
})

const look = () => linkProfiles(desk.context, desk.workspaceId)
const lead = () => ({ workspaceId: desk.workspaceId, userId: 'lena', role: 'lead' as const })
const choose = (mode: 'off' | 'suggest' | 'link', consentFirst = false) =>
  chooseLinking(desk.context, lead(), { mode, consentFirst })

type Writer = { externalId: string; handle?: string; displayName?: string }
async function writes(actor: Writer, text: string, visibility: 'public' | 'direct' = 'public') {
  const id = `${actor.externalId}-${Math.random()}`
  await desk.handle([post(id, { actor, object: { text }, visibility })])
}

async function linksOf(author: string) {
  const profile = (await desk.all('profiles')).find(row => row.external_id === author)
  return (await desk.all('links')).filter(row => row.profile_id === profile?.id)
}
async function caseOf(author: string) {
  const profile = (await desk.all('profiles')).find(row => row.external_id === author)
  return (await desk.all('cases')).find(row => row.profile_id === profile?.id)
}

describe('what is exact and said in private', () => {
  it.each([
    ['an address', 'email' as const, (n: number) => `My lamp is broken. I am nora${n}@mail.example`],
    ['a phone number', 'phone' as const, (n: number) => `My lamp is broken, call +49 170 55500${n}`],
    ['an order number', 'order' as const, (n: number) => `Where is my order 77${n}01? It is late.`],
  ])('links by itself through %s, without proving anything', async (_, kind, words) => {
    const customer = await desk.addCustomer(`N-${stories}`)
    if (kind === 'email') await desk.addIdentifier(customer, 'email', `nora${stories}@mail.example`)
    if (kind === 'phone') await desk.addIdentifier(customer, 'phone', `+491705550${`0${stories}`.slice(-2)}`)
    if (kind === 'order') await desk.addOrder(customer, { number: `77${stories}01` })
    await writes({ externalId: `nora-${stories}` }, words(stories), 'direct')
    await look()
    expect(await linksOf(`nora-${stories}`)).toMatchObject([{ customer_id: customer, assurance: 'linked', evidence: kind }])
    expect(await caseOf(`nora-${stories}`)).toMatchObject({
      customer_id: customer,
      level: 'good',
      assurance: 'linked',
    })
  })

  it('links nobody when it was said in public, where anybody may quote it', async () => {
    const customer = await desk.addCustomer(`P-${stories}`)
    await desk.addIdentifier(customer, 'email', `petra${stories}@mail.example`)
    await writes({ externalId: `petra-${stories}` }, `My lamp is broken. I am petra${stories}@mail.example`)
    await look()
    expect(await linksOf(`petra-${stories}`)).toEqual([])
  })

  it('links nobody when it names two customers', async () => {
    const [one, other] = [await desk.addCustomer(`D-${stories}`), await desk.addCustomer(`E-${stories}`)]
    await desk.addIdentifier(one, 'email', `dora${stories}@mail.example`)
    await desk.addOrder(other, { number: `88${stories}01` })
    await writes({ externalId: `dora-${stories}` }, `Order 88${stories}01 is late. dora${stories}@mail.example`, 'direct')
    await look()
    expect(await linksOf(`dora-${stories}`)).toEqual([])
  })
})

describe('likeness', () => {
  it('suggests the customer of the same name and town, with reasons and weights, and changes no case', async () => {
    const customer = await desk.addCustomer(`M-${stories}`, { name: 'Mariella Featherstone', city: 'Porto' })
    await writes(
      { externalId: 'maria_g', handle: 'mariella_f', displayName: 'Mariella Featherstone' },
      'My lamp arrived broken. I live in Porto.',
    )
    await look()
    const [link] = await linksOf('maria_g')
    expect(link).toMatchObject({ customer_id: customer, assurance: 'suggested', evidence: 'alike' })
    expect(link?.probability).toBeGreaterThanOrEqual(0.9)
    expect(link?.reasons?.map(({ words }) => words)).toEqual(expect.arrayContaining(['same family name', 'same city']))
    expect(JSON.stringify(link?.reasons)).not.toContain('Featherstone')
    expect(await caseOf('maria_g')).toMatchObject({ customer_id: null, assurance: 'unknown' })
  })

  it('finds profiles that were there before the customer came', async () => {
    await writes({ externalId: 'early', displayName: 'Ottokar Windlass' }, 'My lamp arrived broken')
    await look()
    expect(await linksOf('early')).toEqual([])
    const customer = await desk.addCustomer(`O-${stories}`, { name: 'Ottokar Windlass' })
    await look()
    expect(await linksOf('early')).toMatchObject([{ customer_id: customer, assurance: 'suggested' }])
  })

  it('suggests nobody where two customers have the name', async () => {
    await desk.addCustomer(`S1-${stories}`, { name: 'Sixtus Perlmutter', city: 'Bonn', language: 'de' })
    await desk.addCustomer(`S2-${stories}`, { name: 'Sixtus Perlmutter', city: 'Graz', language: 'en' })
    await writes({ externalId: 'sixtus', displayName: 'Sixtus Perlmutter' }, 'My lamp arrived broken')
    await look()
    expect(await linksOf('sixtus')).toEqual([])
  })

  it('is not looked at while the workspace has switched it off, and is when it is on again', async () => {
    await choose('off')
    const customer = await desk.addCustomer(`Q-${stories}`, { name: 'Quirin Lautenschlag' })
    await writes({ externalId: 'quirin', displayName: 'Quirin Lautenschlag' }, 'My lamp arrived broken')
    await look()
    expect(await linksOf('quirin')).toEqual([])
    await choose('suggest')
    await look()
    expect(await linksOf('quirin')).toMatchObject([{ customer_id: customer, assurance: 'suggested' }])
  })

  it('links by itself only when the workspace has decided so on record, and asks first where it was told to', async () => {
    const likeness = { name: 'Wendelin Aschenbrenner', city: 'Luzern' }
    const told = 'My lamp arrived broken. Greetings from Luzern'
    await choose('link', true)
    const customer = await desk.addCustomer(`W-${stories}`, likeness)
    await desk.addIdentifier(customer, 'email', 'wendel.asche77@mail.example')
    const actor = (externalId: string) => ({ externalId, handle: 'wendelasche77', displayName: likeness.name })
    await writes(actor('wendelin'), told)
    await look()
    expect(await linksOf('wendelin')).toMatchObject([{ assurance: 'suggested' }])
    await choose('link')
    await writes(actor('wendelin2'), told)
    await look()
    expect(await linksOf('wendelin2')).toMatchObject([{ customer_id: customer, assurance: 'linked', evidence: 'alike' }])
    const log = await desk.all('audit_log')
    expect(log.findLast(({ action }) => action === 'linking.chosen')).toMatchObject({
      actor_user_id: 'lena',
      data: { mode: 'link', consentFirst: false },
    })
    await choose('suggest')
  })

  it('gives way to what is exact', async () => {
    const guess = await desk.addCustomer(`G-${stories}`, { name: 'Gundula Morgenroth' })
    const customer = await desk.addCustomer(`H-${stories}`, { name: 'Somebody Else' })
    await desk.addIdentifier(customer, 'email', `gm${stories}@mail.example`)
    const actor = { externalId: 'gundula', displayName: 'Gundula Morgenroth' }
    await writes(actor, 'My lamp arrived broken')
    await look()
    expect(await linksOf('gundula')).toMatchObject([{ customer_id: guess, assurance: 'suggested' }])
    await writes(actor, `My second lamp is broken as well, gm${stories}@mail.example`, 'direct')
    await look()
    const current = (await linksOf('gundula')).filter(({ undone_at }) => undone_at === null)
    expect(current).toMatchObject([{ customer_id: customer, assurance: 'linked', evidence: 'email' }])
  })
})
