import type { ValuingShown } from '@evenhand/contract/value.ts'
import { useQuery } from '@tanstack/react-query'
import { Page } from '../app/Page.tsx'
import { Section } from '../customer/record/Section.tsx'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { Moment } from '../ui/Time.tsx'
import { LevelsForm } from './LevelsForm.tsx'
import { Margins } from './Margins.tsx'
import { Rates } from './Rates.tsx'
import { gapsQuery, valuingQuery } from './worth-queries.ts'

const t = texts.worth

function LastRun({ valuing: { lastRun, isRunning } }: { valuing: ValuingShown }) {
  if (isRunning) return t.running
  if (lastRun === null) return t.never
  return (
    <>
      {t.valued} <Moment at={lastRun.at} as="inside" />. {t.lastRun(lastRun.customers, lastRun.returned)}{' '}
      {lastRun.predicts ? '' : t.predictsNot} {lastRun.mayAccelerate ? '' : t.mayNot}
    </>
  )
}

function Shown({ valuing }: { valuing: ValuingShown }) {
  const { data: gaps } = useQuery(gapsQuery)
  return (
    <>
      <p role="status" className="mt-4 max-w-[64ch] text-13 text-pretty text-ink-2">
        <LastRun valuing={valuing} />
      </p>
      <Section title={t.levels} lead={t.levelsLead}>
        <LevelsForm valuing={valuing} />
      </Section>
      <Section title={t.rates} lead={t.ratesLead(valuing.currency)}>
        <Rates valuing={valuing} gaps={gaps} />
      </Section>
      <Section title={t.margins} lead={t.marginsLead}>
        <Margins valuing={valuing} gaps={gaps} />
      </Section>
    </>
  )
}

/** By which numbers customers are valued, and who may change them. */
export function WorthPage() {
  const { data, error, refetch } = useQuery(valuingQuery)
  const content = () => {
    if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
    return data ? <Shown valuing={data} /> : <Bone className="mt-8 h-72 w-full" />
  }
  return (
    <Page title={t.title} lead={t.lead}>
      {content()}
    </Page>
  )
}
