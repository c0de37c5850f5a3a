import type { ExplanationAnswer } from '@evenhand/contract/case.ts'
import { useQuery } from '@tanstack/react-query'
import { Equal, MoveRight } from 'lucide-react'
import { useState } from 'react'
import { whyQuery } from '../api/queries.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { momentInSentence } from '../ui/time-words.ts'
import { Arithmetic } from './Arithmetic.tsx'
import { Disclosure } from './Disclosure.tsx'
import { changesNothing, wordsOf } from './explained.ts'

function WhySkeleton() {
  return (
    <div className="flex flex-col gap-2.5 pt-1" aria-hidden>
      <Bone className="h-4 w-full" />
      <Bone className="h-4 w-11/12" />
      <Bone className="mb-3 h-4 w-2/3" />
      <Bone className="h-3 w-5/6" />
      <Bone className="h-3 w-4/6" />
    </div>
  )
}

type ChangeListProps = { changes: ExplanationAnswer['reasons']; icon: typeof Equal; now: number }

function ChangeList({ changes, icon: Icon, now }: ChangeListProps) {
  return (
    <ul className="flex flex-col gap-1.5">
      {changes.map(change => (
        <li key={JSON.stringify(change)} className="flex gap-2">
          <Icon className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          <span className="text-pretty">{wordsOf(change, now)}</span>
        </li>
      ))}
    </ul>
  )
}

function Changes({ number, version }: { number: number; version: number }) {
  const now = useNow()
  const { data, error, refetch } = useQuery(whyQuery(number, version, true))
  if (error) return <ErrorNotice title={texts.problem.whyTitle} error={error} onRetry={() => void refetch()} />
  const changes = data?.counterfactuals
  if (!changes) return <p className="text-13 text-ink-3">{texts.why.changesLoading}</p>
  if (changes.length === 0) return <p className="text-13 text-ink-2">{texts.why.changesNone}</p>
  const moving = changes.filter(change => !changesNothing(change))
  const idle = changes.filter(changesNothing)
  return (
    <div className="flex flex-col gap-3 text-13">
      <ChangeList changes={moving} icon={MoveRight} now={now} />
      {idle.length > 0 ? (
        <div className="text-ink-3">
          <h4 className="mb-1.5 text-12 font-medium">{texts.why.changesNothing}</h4>
          <ChangeList changes={idle} icon={Equal} now={now} />
        </div>
      ) : null}
    </div>
  )
}

function Reasons({ why }: { why: ExplanationAnswer }) {
  const now = useNow()
  const reasons = why.reasons.flatMap(reason => wordsOf(reason, now) ?? [])
  return (
    <ul className="mt-3 mb-3 flex flex-col gap-1.5 text-13 text-ink-2">
      {reasons.map(words => (
        <li
          key={words}
          className="relative pl-3.5 text-pretty before:absolute before:top-2 before:left-0 before:h-px before:w-2 before:bg-line-strong"
        >
          {words}
        </li>
      ))}
    </ul>
  )
}

/** Why this case is due when it is: the sentence first, numbers on demand. */
export function WhyNow({ number, version }: { number: number; version: number }) {
  const now = useNow()
  const [tried, setTried] = useState(false)
  const { data: why, error, refetch } = useQuery(whyQuery(number, version, false))
  const content = () => {
    if (error && !why) return <ErrorNotice title={texts.problem.whyTitle} error={error} onRetry={() => void refetch()} />
    if (!why) return <WhySkeleton />
    return (
      <>
        <p className="text-16 leading-6 text-pretty">{wordsOf(why.sentence, now)}</p>
        <Reasons why={why} />
        {why.arithmetic.length > 0 ? (
          <Disclosure title={texts.why.arithmetic}>
            <Arithmetic lines={why.arithmetic} />
            <p className="mt-2 text-12 text-ink-3">
              {texts.why.decided(momentInSentence(Date.parse(why.decidedAt), now), why.policyVersion, why.readBy)}
            </p>
          </Disclosure>
        ) : null}
        <Disclosure title={texts.why.changes} onOpen={() => setTried(true)}>
          {tried ? <Changes number={number} version={version} /> : null}
        </Disclosure>
        <Disclosure title={texts.why.forCustomer}>
          <p className="text-13 text-pretty text-ink-2">{wordsOf(why.sentenceForCustomer, now)}</p>
        </Disclosure>
      </>
    )
  }
  return (
    <section aria-label={texts.why.label} className="px-5 pt-4 pb-1">
      <h3 className="mb-1.5 text-12 font-medium text-ink-3">{texts.why.label}</h3>
      {content()}
    </section>
  )
}
