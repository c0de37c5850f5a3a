import type { Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { saveFollowers, supersedeLinks } from '../../db/queries/intake/authors.ts'
import { forgetFailedWords } from '../../db/queries/intake/activities.ts'
import { enqueue } from '../../db/queries/jobs.ts'
import { noteProfilesToLink } from '../../db/queries/links/work.ts'
import { forgetReferences, forgetRejects } from '../../db/queries/intake/forgetting.ts'
import { saveNextCaseNumber } from '../../db/queries/intake/numbers.ts'
import { updateRows } from '../../db/update-rows.ts'
import { saveLedger } from '../deciding/decide-cases.ts'
import type { ChangedCase } from '../deciding/decide-cases.ts'
import { emptyLedger } from '../deciding/ledger.ts'
import { EvenhandError } from '../../errors.ts'
import { noFreshRows } from './middle/world.ts'
import type { Message, Stored, World } from './middle/world.ts'

/** Writes what the middle changed, a statement a table. Afterwards the world is what is stored, and may be changed further. */
export async function saveWorld(tx: Tx, world: World): Promise<ChangedCase[]> {
  const { fresh } = world
  const behind = true
  await numberNewCases(tx, world)
  const profiles = inState(world.profiles.values(), 'new')
  await insertRows(tx, 'profiles', profiles, { behind })
  const described = inState(world.profiles.values(), 'changed')
  await updateRows(
    tx,
    'profiles',
    ['id'],
    described.map(({ id, handle, display_name, described_at }) => ({ id, handle, display_name, described_at })),
    { behind },
  )
  if (fresh.supersededLinksOf.length > 0) await supersedeLinks(tx, fresh.supersededLinksOf, world.basis.now)
  await insertRows(tx, 'links', fresh.links, { behind })
  await saveFollowers(tx, [...fresh.followers.values()])
  await insertRows(tx, 'conversations', inState(world.conversations.values(), 'new'), { behind })
  await saveMessages(tx, [...world.messages.values()])
  await insertRows(tx, 'message_audience', [...fresh.spread.values()], {
    onConflict: { columns: ['message_id'], update: ['likes', 'replies', 'shares', 'views', 'observed_at'] },
    behind,
  })
  const changed = await saveLedger(tx, world.ledger)
  await insertRows(tx, 'case_conversations', fresh.caseConversations, { behind })
  await insertRows(tx, 'case_references', fresh.caseReferences, { behind })
  if (fresh.deleted.length > 0) {
    await forgetFailedWords(tx, world.workspaceId, fresh.deleted)
    await forgetReferences(tx, fresh.deleted)
    await forgetRejects(tx, fresh.deleted)
  }
  const unlinked = profilesToLink(world)
  if (unlinked.length > 0) {
    await noteProfilesToLink(tx, world.workspaceId, unlinked)
    await enqueue(tx, { task: 'link', workspaceId: world.workspaceId, at: world.basis.now + linksLaterMs })
  }
  settle(world, changed)
  return changed
}

/** All of it is written. */
function settle(world: World, changed: readonly ChangedCase[]): void {
  for (const { caseId, record } of changed) {
    const found = world.cases.get(caseId)
    if (found !== undefined) found.record = record
  }
  for (const things of [world.profiles, world.conversations, world.messages]) {
    for (const thing of things.values()) thing.state = 'stored'
  }
  world.ledger = emptyLedger()
  world.fresh = noFreshRows()
}

/** What comes in a stream is looked at in larger pieces. */
const linksLaterMs = 3000

/** Whom it is not known who they are, and of whom there is something new to go by: a name, or words in private. */
function profilesToLink(world: World): string[] {
  const inPrivate = new Set<string | null>()
  for (const { row, state } of world.messages.values()) {
    if (state !== 'stored' && row.visibility === 'direct' && row.direction === 'in') inPrivate.add(row.profile_id)
  }
  return [...world.profiles.values()].flatMap(({ row, state, link }) => {
    const isOpen = link === null || link.assurance === 'suggested'
    return isOpen && (state !== 'stored' || inPrivate.has(row.id)) ? [row.id] : []
  })
}

async function saveMessages(tx: Tx, messages: readonly Message[]): Promise<void> {
  await insertRows(tx, 'messages', inState(messages, 'new'), { behind: true })
  await insertRows(tx, 'messages', inState(messages, 'changed'), {
    onConflict: { columns: ['id'], keep: lastingOfMessages },
    behind: true,
  })
}

const lastingOfMessages = [
  ...(['workspace_id', 'channel_id', 'conversation_id', 'profile_id', 'author_user_id', 'direction', 'external_id'] as const),
  ...(['kind', 'visibility', 'received_at', 'position'] as const),
]

/** Numbers are handed out in the order in which the cases were opened. */
async function numberNewCases(tx: Tx, world: World): Promise<void> {
  const { workspaceId, ledger } = world
  const fresh = [...ledger.records.values()].filter(({ version }) => version === 0)
  if (fresh.length === 0) return
  let next = world.nextNumber
  if (next === null) throw new EvenhandError('broken-invariant', 'A case was opened in a world that knows no numbers.')
  for (const record of fresh) {
    ledger.records.set(record.id, { ...record, number: next })
    next += 1
  }
  world.nextNumber = next
  await saveNextCaseNumber(tx, workspaceId, next)
}

function inState<Row>(things: Iterable<{ row: Row; state: Stored }>, state: Stored): Row[] {
  const rows: Row[] = []
  for (const thing of things) if (thing.state === state) rows.push(thing.row)
  return rows
}
