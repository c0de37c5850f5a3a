import type { ValueGaps, ValuingShown } from '@evenhand/contract/value.ts'
import type { LoadedValuing } from '../../use-cases/value/choose-levels.ts'
import type { Gaps } from '../../db/queries/value-gaps.ts'
import { iso, isoOrNull } from './instant.ts'

export function presentValuing({ policy, value, valuing, currency, rates, margins }: LoadedValuing): ValuingShown {
  const { mode, influence, person, household, ceiling, keptDownTo, nightsBelow } = value.levels
  return {
    currency,
    policyVersion: policy.version,
    levels: { mode, influence, person, household, ceiling, keptDownTo, nightsBelow },
    deedsCap: value.advocacy.cap,
    lastRun: lastRunOf(valuing),
    nextNightAt: isoOrNull(valuing?.next_night_at ?? null),
    isRunning: valuing !== undefined && valuing.run_at !== null,
    rates: rates.map(({ since, ...rate }) => ({ ...rate, since: iso(since) })),
    margins: margins.map(({ name, since, share }) => ({ category: name, since: iso(since), share })),
  }
}

function lastRunOf(valuing: LoadedValuing['valuing']): ValuingShown['lastRun'] {
  if (valuing === undefined || valuing.finished_at === null) return null
  const { customers, returned, granted_from, may_accelerate, rehearsal, model } = valuing
  return {
    at: iso(valuing.finished_at),
    customers,
    returned,
    predicts: model !== null,
    grantedFrom: granted_from === Number.MAX_VALUE ? null : granted_from,
    mayAccelerate: may_accelerate,
    rehearsal,
  }
}

export function presentGaps({ notSummed, withoutMargin }: Gaps): ValueGaps {
  return {
    notSummed: notSummed.map(({ since, ...gap }) => ({ ...gap, since: iso(since) })),
    withoutMargin: withoutMargin.map(({ since, ...gap }) => ({ ...gap, since: iso(since) })),
  }
}
