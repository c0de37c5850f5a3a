import type { Case } from '@evenhand/contract/case.ts'
import type { AuthorLink, Link } from '@evenhand/contract/links.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNameOf, useSession } from '../api/session.ts'
import { useCommand } from '../desk/commands.ts'
import { Part } from '../customer/Part.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Key } from '../ui/Key.tsx'
import { AskForProof } from './AskForProof.tsx'
import { caseLinkQuery } from './link-queries.ts'
import { SayWho } from './SayWho.tsx'
import { Reasons } from './Reasons.tsx'
import { useLinkSteps, type LinkSteps } from './use-link-steps.ts'

const t = texts.links

/** Nobody presses keys on a phone. */
function KeyHint({ children }: { children: string }) {
  return (
    <span className="contents pointer-coarse:hidden">
      <Key>{children}</Key>
    </span>
  )
}

type Props = { known: AuthorLink; steps: LinkSteps; mayAct: boolean }

/** The question, what speaks for it, and two answers. */
function Suggestion({ known, link, steps, mayAct }: Props & { link: Link }) {
  const { customer, probability } = link
  useCommand('confirm-link', () => void steps.confirm(link, false), mayAct && !known.consentFirst)
  useCommand('reject-link', () => void steps.reject(link), mayAct)
  return (
    <>
      <p className="text-14 font-medium text-pretty">
        <bdi>{t.asks(customer.name)}</bdi>
      </p>
      <p className="mt-0.5 text-13 text-pretty text-ink-2">
        {[customer.city, customer.externalId].filter(Boolean).join(' · ')}
        {customer.city || customer.externalId ? <br /> : null}
        {probability === null ? t.evidence[link.evidence] : t.likely(Math.min(99, Math.floor(probability * 100)))}{' '}
        {t.ordersClosed}
      </p>
      <div className="mt-2.5">
        <Reasons reasons={link.reasons} />
      </div>
      {known.consentFirst ? <p className="mt-2.5 text-13 text-pretty text-ink-2">{t.askFirst}</p> : null}
      {mayAct ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {known.consentFirst ? (
            <Button onClick={() => void steps.confirm(link, true)}>{t.consent}</Button>
          ) : (
            <Button look="primary" aria-keyshortcuts="l" onClick={() => void steps.confirm(link, false)}>
              {t.yes} <KeyHint>L</KeyHint>
            </Button>
          )}
          <Button aria-keyshortcuts="x" onClick={() => void steps.reject(link)}>
            {t.no} <KeyHint>X</KeyHint>
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Known({ link, steps, mayAct }: Omit<Props, 'known'> & { link: Link }) {
  const nameOf = useNameOf()
  return (
    <>
      <p className="mb-2 text-13 text-pretty">
        {link.evidence === 'person' && link.byUserId !== null ? t.by(nameOf(link.byUserId)) : t.evidence[link.evidence]}
      </p>
      <Reasons reasons={link.reasons} />
      {mayAct ? (
        <Button size="small" look="quiet" className="mt-2 -ml-2" onClick={() => void steps.undo(link)}>
          {t.takeBack}
        </Button>
      ) : null}
    </>
  )
}

/** Whom a person has said it is not, to be taken back where that was a mistake. */
function Rejected({ known, steps, mayAct }: Props) {
  const [last] = known.former
  if (last === undefined || known.link !== null || known.objects) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-2">
      <span>{t.notThem(last.customer.name)}</span>
      {mayAct ? (
        <Button size="small" look="text" className="-ml-2" onClick={() => void steps.restore(last)}>
          {t.changeMind}
        </Button>
      ) : null}
    </p>
  )
}

function Objection({ known, steps, mayAct }: Props) {
  if (!known.objects && (known.link === null || !mayAct)) return null
  return (
    <div className="mt-1">
      {known.objects ? <p className="text-13 text-pretty text-ink-2">{t.objects}</p> : null}
      {mayAct ? (
        <Button
          size="small"
          look="quiet"
          className="-ml-2"
          onClick={() => void (known.objects ? steps.noObjection(known.profileId) : steps.object(known))}
        >
          {known.objects ? t.noObjection : t.object}
        </Button>
      ) : null}
    </div>
  )
}

/** Who wrote this, how we know, and what a person says to it. Beside any case, whoever its author is. */
export function WhoItIs({ shown }: { shown: Case }) {
  const { can } = useSession()
  const { data: known, refetch } = useQuery(caseLinkQuery(shown.id))
  // What happened to the case may have been that somebody said who it is.
  const { version } = shown
  useEffect(() => {
    if (version > 1) void refetch()
  }, [refetch, version])
  const steps = useLinkSteps(shown)
  const isNobody = known !== undefined && known.link === null && known.former.length === 0 && !known.objects
  if (known === undefined || (isNobody && !can.reply)) return null
  const props = { known, steps, mayAct: can.reply }
  return (
    <Part title={known.link === null && known.former.length === 0 ? t.titleNobody : t.title}>
      {known.link === null ? null : known.link.assurance === 'suggested' ? (
        <Suggestion {...props} link={known.link} />
      ) : (
        <Known {...props} link={known.link} />
      )}
      {known.link !== null && known.link.assurance !== 'verified' && can.reply ? (
        <AskForProof profileId={known.profileId} link={known.link} />
      ) : null}
      <Rejected {...props} />
      {known.link === null && !known.objects && can.reply ? <SayWho profileId={known.profileId} steps={steps} /> : null}
      <Objection {...props} />
    </Part>
  )
}
