import type { Assurance as Grade } from '@evenhand/domain/facts/relationship.ts'
import { BadgeCheck, CircleHelp, Link2, Sparkle } from 'lucide-react'
import { texts } from '../texts/en.ts'

const icons = { verified: BadgeCheck, linked: Link2, suggested: Sparkle, unknown: CircleHelp }

/** How sure we are that it is this customer, and how we know. */
export function Assurance({ assurance }: { assurance: Grade }) {
  const Icon = icons[assurance]
  return (
    <p className="mt-0.5 flex items-start gap-1.5 text-13 text-ink-2">
      <Icon
        className={assurance === 'verified' ? 'mt-0.5 size-3.5 shrink-0 text-kept' : 'mt-0.5 size-3.5 shrink-0 text-ink-3'}
        aria-hidden
      />
      <span className="text-pretty">
        <span className="font-medium text-ink">{texts.customer.assurance[assurance]}.</span>{' '}
        {texts.customer.assuranceHow[assurance]}
      </span>
    </p>
  )
}
