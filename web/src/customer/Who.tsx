import type { Customer } from '@evenhand/contract/customer.ts'
import type { ReactNode } from 'react'
import { texts } from '../texts/en.ts'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { Moment } from '../ui/Time.tsx'
import { languageName } from '../ui/time-words.ts'
import { Assurance } from './Assurance.tsx'
import { Fact, Part } from './Part.tsx'

const t = texts.customer

/** Who it is and how sure we are. `isTitled` false: the page says the name already. */
export function Who({ customer, isTitled = true }: { customer: Customer; isTitled?: boolean }) {
  const Heading = isTitled ? 'h4' : 'h2'
  const language = customer.language ? languageName(customer.language) : null
  return (
    <div className="px-5 pt-4 pb-3">
      {isTitled ? (
        <h3 className="text-16 font-semibold">
          <bdi>{customer.name}</bdi>
        </h3>
      ) : null}
      {isTitled || customer.assurance !== 'unknown' ? (
        <Assurance assurance={customer.assurance} />
      ) : (
        <p className="text-13 text-ink-2">{texts.record.noProfile}</p>
      )}
      <dl className="mt-3 flex flex-col gap-1">
        <Fact label={t.level} title={t.levelHint[customer.level]}>
          {texts.level[customer.level]}
        </Fact>
        {customer.customerSince ? (
          <Fact label={t.since}>
            <Moment at={customer.customerSince} as="full-date" />
          </Fact>
        ) : null}
        {language ? <Fact label={t.language}>{language}</Fact> : null}
        {customer.city ? <Fact label={t.city}>{customer.city}</Fact> : null}
        {customer.externalId ? <Fact label={t.id}>{customer.externalId}</Fact> : null}
        {customer.household ? (
          <Fact label={t.household} title={t.householdHint}>
            {customer.household.name}, {t.members(customer.household.members)}
          </Fact>
        ) : null}
      </dl>
      {customer.supportNeeds.length > 0 ? (
        <div className="mt-3 rounded border border-accent-line bg-accent-soft px-3 py-2">
          <Heading className="text-12 font-medium text-accent-text">{t.support}</Heading>
          <p className="text-13">{customer.supportNeeds.join(', ')}</p>
        </div>
      ) : null}
    </div>
  )
}

type ProfilesProps = {
  profiles: Customer['profiles']
  heading?: 'h2' | 'h4'
  showsEvidence?: boolean
  /** What stands behind each, where somebody may do something about it. */
  action?: (profile: Customer['profiles'][number]) => ReactNode
}

/** The profiles that are linked, each as sure as it is, and on the whole page how we know. */
export function Profiles({ profiles, heading = 'h4', showsEvidence = false, action }: ProfilesProps) {
  if (profiles.length === 0) return null
  return (
    <Part title={t.profiles} heading={heading}>
      <ul className="flex flex-col gap-1 text-13">
        {profiles.map(profile => (
          <li key={profile.id} className="flex items-start gap-2">
            <NetworkIcon network={profile.network} className="mt-0.5 text-ink-3" />
            <span className="min-w-0 grow">
              <span className="one-line block">{profile.handle ?? profile.channel}</span>
              {showsEvidence ? (
                <span className="block text-12 text-pretty text-ink-3">{texts.links.evidence[profile.evidence]}</span>
              ) : null}
            </span>
            <span className="text-12 text-ink-3" title={t.assuranceHow[profile.assurance]}>
              {t.assurance[profile.assurance]}
            </span>
            {action?.(profile)}
          </li>
        ))}
      </ul>
    </Part>
  )
}
