import type { Fairness } from '@evenhand/contract/fairness.ts'
import { useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { Page } from '../app/Page.tsx'
import { texts } from '../texts/en.ts'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { AuditSteps } from './AuditSteps.tsx'
import { fairnessQuery } from './fairness-queries.ts'
import { Answer, Result } from './Result.tsx'

const t = texts.fairness

/** Before there is a result: what will be here, and what it takes. */
function NoResult({ data: { without, mayAsk } }: { data: Fairness }) {
  const isTooFew = without?.why === 'too-few'
  return (
    <Notice
      className="mt-8 border-y border-line"
      icon={<Scale className="size-6" strokeWidth={1.5} aria-hidden />}
      title={isTooFew ? t.tooFewTitle : t.emptyTitle}
    >
      {isTooFew ? t.without['too-few'](without.cases, without.fewest) : mayAsk ? t.emptyMayAsk : t.empty}
    </Notice>
  )
}

/** What became of a later audit than the one that is shown. */
function Without({ without }: Pick<Fairness, 'without'>) {
  if (without === null || without.why === 'too-few') return null
  return (
    <p role="status" className="mt-6 max-w-[64ch] text-13 text-pretty text-late">
      {t.without[without.why]()} {without.sentence}
    </p>
  )
}

function Shown({ data }: { data: Fairness }) {
  const { result, nights } = data
  if (result === null) {
    return (
      <>
        <NoResult data={data} />
        <AuditSteps data={data} />
      </>
    )
  }
  return (
    <>
      <Answer result={result} />
      <Without without={data.without} />
      <AuditSteps data={data} />
      <Result result={result} nights={nights} />
    </>
  )
}

/** Does our care favour the loud? What the audit of each night found in the workspace's own cases. */
export function FairnessPage() {
  const { data, error, refetch } = useQuery(fairnessQuery)
  const content = () => {
    if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
    return data ? <Shown data={data} /> : <Bone className="mt-8 h-72 w-full" />
  }
  return (
    <Page title={t.title} lead={t.lead}>
      {content()}
    </Page>
  )
}
