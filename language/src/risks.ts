import type { Risk, RiskKind } from '@evenhand/domain/facts/need.ts'
import type { MatterSignal } from './lexicon/lexicon.ts'
import type { MatterFound } from './reading.ts'
import { isPast, near } from './signals.ts'
import type { Places } from './signals.ts'

/** Words between a person who needs care and what befalls them; farther apart they are two stories. */
const besideReach = 12

const spoken = {
  'self-harm': 'self-harm',
  'unsafe-product': 'unsafe-product',
  injury: 'injury',
  fraud: 'fraud',
  coercion: 'coercion',
  'minor-in-danger': 'minor-in-danger',
  'no-medicine': 'injury',
  bereavement: 'bereavement',
  hardship: 'hardship',
} satisfies Partial<Record<MatterSignal, RiskKind>>

/** What is over or lasts, so that nobody has to be fetched from bed for it. */
const quiet: ReadonlySet<RiskKind> = new Set(['bereavement', 'hardship'])

/** A signal with the risk it states; `kind: null` is a danger for which there is no name among the risks. */
export type Danger = { kind: RiskKind | null; now: boolean; found: MatterFound }

function isSpoken(signal: MatterSignal): signal is keyof typeof spoken {
  return signal in spoken
}

function besides(places: Places): Danger[] {
  const dangers: Danger[] = []
  const child = near(places, 'child', 'peril', besideReach)
  if (child !== null) dangers.push({ kind: 'minor-in-danger', now: true, found: { ...child, signal: 'minor-in-danger' } })
  const frail = near(places, 'frail', 'peril', besideReach)
  if (frail !== null) dangers.push({ kind: 'disability', now: true, found: frail })
  for (const trouble of ['peril', 'blocked', 'cancelled', 'problem'] as const) {
    const found = near(places, 'disability', trouble, besideReach)
    if (found !== null) dangers.push({ kind: 'disability', now: true, found })
  }
  return dangers
}

/** The dangers that the words state, in their order; the same kind may stand several times. */
export function findDangers(all: readonly MatterFound[], places: Places): Danger[] {
  const dangers = besides(places)
  for (const found of all) {
    if (found.signal === 'harassment' || found.signal === 'stranded') {
      dangers.push({ kind: null, now: !isPast(found, places), found })
    } else if (isSpoken(found.signal)) {
      const kind = spoken[found.signal]
      const over = quiet.has(kind) || (kind === 'injury' && isPast(found, places))
      dangers.push({ kind, now: !over, found })
    }
  }
  return dangers.sort((a, b) => a.found.start - b.found.start)
}

/** Each kind once; what happens now goes before what is over. */
export function risksOf(dangers: readonly Danger[]): Risk[] {
  const risks = new Map<RiskKind, Risk>()
  for (const { kind, now } of dangers) {
    if (kind !== null) risks.set(kind, { kind, now: now || risks.get(kind)?.now === true })
  }
  return [...risks.values()]
}
