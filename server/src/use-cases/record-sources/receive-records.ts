import { inWorkspace } from '../../db/database.ts'
import {
  loadSourceSecrets,
  noteDelivery,
  readSource,
  workspaceOfSource,
  type SourceRow,
} from '../../db/queries/record-sources.ts'
import { EvenhandError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { takeErasingTurn } from '../person/erase-person.ts'
import { openSaving } from '../records/saving.ts'
import { takeThing } from './take-thing.ts'
import type { Handled } from './taking.ts'
import type { RecordDelivery, Told } from './vendor.ts'
import { vendors } from './vendors.ts'

/** What is answered, with 200: whatever it is, sending it again would change nothing. */
export type Received = { handled: Exclude<Handled, 'waits'> | 'duplicate' | 'ignored' }

/**
 * Takes what a shop or payment service POSTed: signature over the raw bytes first, then its shape, then one transaction. What is refused is
 * stored nowhere. Workspace and source come from the address and its secret, never from what was sent.
 * @throws EvenhandError `not-found` (also for a disabled source), `bad-signature`, `bad-timestamp`, `stale-timestamp`, `malformed-json`,
 *   `invalid-record` with the path; `conflict` for what should be sent again a little later
 */
export async function receiveRecords(context: Context, sourceId: string, delivery: RecordDelivery): Promise<Received> {
  const { source, secrets } = await authenticate(context, sourceId)
  const vendor = vendors[source.kind]
  refuseForged(source, vendor.verify(delivery, secrets, context.clock.now()), secrets)
  const told = vendor.read(delivery, parseJson(delivery.body))
  return told.things.length === 0 ? ignore(context, source, told) : store(context, source, told)
}

/** It was heard all the same: whoever connects a shop tries it with anything. */
async function ignore({ db, clock }: Context, source: SourceRow, { deliveryId }: Told): Promise<Received> {
  await inWorkspace(db, source.workspace_id, tx => noteDelivery(tx, source, deliveryId, clock.now()))
  return { handled: 'ignored' }
}

function store(context: Context, source: SourceRow, { deliveryId, things }: Told): Promise<Received> {
  return inWorkspace(context.db, source.workspace_id, async tx => {
    if (things.some(({ kind }) => kind === 'erasure')) await takeErasingTurn(tx, source.workspace_id)
    const saving = await openSaving(tx, context, source.workspace_id)
    if (!(await noteDelivery(tx, source, deliveryId, saving.now))) return { handled: 'duplicate' }
    const handled: Received['handled'][] = []
    for (const thing of things) {
      const became = await takeThing({ saving, source, context }, thing)
      if (became === 'waits') refuseForNow(thing.at, saving.now)
      handled.push(became === 'waits' ? 'ignored' : became)
    }
    if (handled.includes('refused')) context.log.warn({ sourceId: source.id, handled }, 'a record does not fit what is known')
    return { handled: handled.find(one => one === 'saved') ?? handled.at(-1) ?? 'ignored' }
  })
}

/** As long as what it is about may still be on its way. */
const patienceMs = 3_600_000

/** Vendors send again what was not taken. After a while it is about something from before this source was connected. */
function refuseForNow(at: number, now: number): void {
  if (now - at > patienceMs) return
  throw new EvenhandError('conflict', 'The order that this is about is not known yet. Send it again a little later.')
}

async function authenticate(context: Context, sourceId: string): Promise<{ source: SourceRow; secrets: string[] }> {
  const workspaceId = await workspaceOfSource(context.db, sourceId)
  if (workspaceId === null) throw nothingHere()
  return inWorkspace(context.db, workspaceId, async tx => {
    const source = await readSource(tx, sourceId)
    if (source === undefined) throw nothingHere()
    const sealed = await loadSourceSecrets(tx, sourceId, context.clock.now())
    return { source, secrets: sealed.map(secret => context.secrets.open(secret)) }
  })
}

/** The same words whether it never was or is switched off: an address tells nothing to whoever tries addresses. */
function nothingHere(): EvenhandError {
  return new EvenhandError('not-found', 'There is nothing at this address.')
}

function refuseForged(
  { kind }: SourceRow,
  refusal: ReturnType<(typeof vendors)[SourceRow['kind']]['verify']>,
  secrets: readonly string[],
): void {
  if (refusal === 'bad-signature') {
    const why =
      secrets.length === 0 ? 'No signing secret has been set here yet' : 'The signature does not fit the secret that is set here'
    throw new EvenhandError('bad-signature', `${why}. Set the signing secret of ${names[kind]} with: npx evenhand source secret.`)
  }
  if (refusal === 'bad-timestamp')
    throw new EvenhandError('bad-timestamp', 'The signature header is missing, or holds no time in whole seconds since 1970.')
  if (refusal === 'stale-timestamp')
    throw new EvenhandError('stale-timestamp', 'This was signed more than five minutes away from our clock. Send it again.')
}

const names: Readonly<Record<SourceRow['kind'], string>> = { stripe: 'Stripe', shopify: 'Shopify' }

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    throw new EvenhandError('malformed-json', 'The body is not JSON in UTF-8.', { cause })
  }
}
