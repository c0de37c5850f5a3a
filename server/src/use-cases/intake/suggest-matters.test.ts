import { expect, it } from 'vitest'
import { mondayAtTen, openIntake, post } from './intake.fixture.ts'
import { suggestMatters } from './suggest-matters.ts'

it('suggests that two cases of one author with similar words are one matter, once, and joins nothing', async () => {
  await using desk = await openIntake()
  const maria = { externalId: 'maria' }
  const lamp = 'My lamp arrived broken. Please send a new one.'
  await desk.handle([post('a', { actor: maria, object: { text: lamp }, time: mondayAtTen - 2 })])
  await desk.handle([
    post('b', { actor: maria, object: { text: `Hello? ${lamp}` }, time: mondayAtTen - 1 }),
    post('c', { actor: maria, object: { text: 'How do I cancel my filter subscription?' } }),
    post('d', { actor: { externalId: 'other' }, object: { text: lamp } }),
  ])
  expect(await suggestMatters(desk.context, desk.workspaceId)).toBe(1)
  expect(await suggestMatters(desk.context, desk.workspaceId)).toBe(0)
  const [first, second] = await desk.all('cases', 'number')
  const suggestions = await desk.all('suggestions')
  expect(suggestions).toMatchObject([{ case_id: second?.id, other_case_id: first?.id, state: 'open' }])
  expect(suggestions[0]?.score).toBeGreaterThan(0.5)
  expect(await desk.counts()).toMatchObject({ cases: 4 })
})
