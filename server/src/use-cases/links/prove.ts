import { createHash, randomBytes } from 'node:crypto'
import { inWorkspace, type Tx } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { noteAudit } from '../../db/queries/audit.ts'
import * as links from '../../db/queries/links/links.ts'
import * as proofs from '../../db/queries/links/proofs.ts'
import { lockLinks } from '../../db/queries/links/work.ts'
import { personOf } from '../../db/queries/merging/records-of.ts'
import { EvenhandError } from '../../errors.ts'
import type { Actor, Context } from '../context.ts'
import { inLinks, linkNow, refuseObjecting } from './decide-links.ts'
import { takeBack } from './take-back.ts'

/** How long a link asks. */
const lifeMs = 48 * 3_600_000
/** Stands in the log where the customer has said so, by their own link. */
export const customerThemselves = 'customer'

/** What an agent sends to an address that the customer is known to have. */
export type AskedProof = { token: string; expiresAt: number; sendTo: proofs.KnownAddress[] }

/**
 * Makes a link by which a customer proves that a profile is theirs. It has to be sent to an address or a phone that the company knows the
 * customer by, and never to the profile itself: who opens it there has the customer's mailbox, and says whether they are the profile. It works
 * once, for two days; a new one ends those before.
 * @throws EvenhandError `not-found`, `conflict` where they object or it is proven already, `invalid` where no address is known
 */
export function askForProof(context: Context, actor: Actor, profileId: string, customerId: string): Promise<AskedProof> {
  return inLinks(context, actor, async tx => {
    await refuseObjecting(tx, profileId, customerId)
    const [held] = await links.readCurrentLinks(tx, [profileId])
    if (held?.assurance === 'verified') throw new EvenhandError('conflict', 'It is proven already who this is.')
    const sendTo = await proofs.knownAddresses(tx, customerId)
    const [first] = sendTo
    if (first === undefined) {
      throw new EvenhandError(
        'invalid',
        'No verified address or phone number of this customer is on record, so there is nowhere to send it.',
      )
    }
    const { workspaceId, userId } = actor
    const now = context.clock.now()
    const token = randomBytes(32)
    await proofs.endOpenProofs(tx, profileId, now)
    const proof = { id: context.newId(), workspace_id: workspaceId, profile_id: profileId, customer_id: customerId }
    const expiresAt = now + lifeMs
    await insertRows(tx, 'proofs', [
      { ...proof, token_hash: hashOf(token), sent_to: first.kind, created_at: now, created_by: userId, expires_at: expiresAt },
    ])
    const target = { kind: 'profile', id: profileId } as const
    await noteAudit(tx, { workspaceId, at: now, userId, action: 'proof.asked', target, data: { proofId: proof.id, customerId } })
    return { token: token.toString('base64url'), expiresAt, sendTo }
  })
}

/** What whoever holds the link is asked. */
export type ProofQuestion = { company: string; handle: string; channel: string; expiresAt: number }

/** @throws EvenhandError `link-used` for one that was used, has run out or never was */
export function lookAtProof(context: Context, token: string): Promise<ProofQuestion> {
  return withProof(context, token, async (tx, { expires_at, ...proof }) => {
    const asked = await proofs.readQuestion(tx, proof.profile_id)
    if (asked === undefined) throw spent()
    return { ...asked, expiresAt: expires_at }
  })
}

/**
 * The customer answers, by the link that went to their own address. Yes proves the link; no ends it, and the pair is never suggested again.
 * @throws EvenhandError `link-used`
 */
export function answerProof(context: Context, token: string, isTheirs: boolean): Promise<void> {
  return withProof(context, token, async (tx, proof) => {
    const at = context.clock.now()
    const { id, workspace_id: workspaceId, profile_id: profileId } = proof
    await lockLinks(tx, workspaceId)
    const customerId = await personOf(tx, proof.customer_id)
    // Somebody may have been quicker with the same link.
    if (!(await proofs.settleProof(tx, id, at, isTheirs))) throw spent()
    await refuseObjecting(tx, profileId, customerId)
    const [held] = await links.readCurrentLinks(tx, [profileId])
    if (isTheirs && held?.assurance !== 'verified') {
      if (held !== undefined) await links.endLink(tx, held.id, at, null)
      const proven = {
        profile_id: profileId,
        customer_id: proof.customer_id,
        assurance: 'verified',
        evidence: 'signed-link',
      } as const
      await linkNow(tx, context, { workspaceId, userId: null }, proven)
    }
    if (!isTheirs && held?.customer_id === customerId) await takeBack(tx, context, held, { at, by: customerThemselves })
    const target = { kind: 'profile', id: profileId } as const
    const action = isTheirs ? 'proof.given' : 'proof.denied'
    await noteAudit(tx, { workspaceId, at, userId: customerThemselves, action, target, data: { proofId: id, customerId } })
  })
}

function withProof<T>(context: Context, token: string, work: (tx: Tx, proof: proofs.OpenProof) => Promise<T>): Promise<T> {
  const bytes = Buffer.from(token, 'base64url')
  return proofs.workspaceOfProof(context.db, bytes).then(workspaceId => {
    if (workspaceId === null) throw spent()
    return inWorkspace(context.db, workspaceId, async tx => {
      const proof = await proofs.readOpenProof(tx, hashOf(bytes), context.clock.now())
      if (proof === undefined) throw spent()
      return work(tx, proof)
    })
  })
}

const hashOf = (token: Buffer): Buffer => createHash('sha256').update(token).digest()

function spent(): EvenhandError {
  return new EvenhandError(
    'link-used',
    'This link was used already, or its time has run out. Ask for a new one where you wrote to us.',
  )
}
