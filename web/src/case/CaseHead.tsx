import type { Case } from '@evenhand/contract/case.ts'
import type { CaseRow } from '@evenhand/contract/queue.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Check, ChevronDown, CornerUpLeft, PanelRight } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { useNow } from '../live/clock.ts'
import { deskApi } from '../routes/apis.ts'
import { showsDetails, type Panel } from '../routes/panels.ts'
import { texts } from '../texts/en.ts'
import { TopicChips } from '../topics/TopicChips.tsx'
import { Button, buttonClass } from '../ui/Button.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { Due, Moment } from '../ui/Time.tsx'
import { AddDate } from './CaseDates.tsx'
import { AssignMenu } from './AssignMenu.tsx'
import { Presence } from './Presence.tsx'
import { References } from './References.tsx'
import { SeverityDialog } from './SeverityDialog.tsx'
import { SnoozeMenu } from './SnoozeMenu.tsx'
import type { CaseSteps } from './use-case-steps.ts'
import { WordsDialog } from './WordsDialog.tsx'

/** The due time, the largest word of the case; what it is for stands under it. */
export function DueHero({ row }: { row: CaseRow }) {
  const now = useNow()
  const late = row.due !== null && Date.parse(row.due) < now
  if (row.status === 'resolved' && row.resolvedAt)
    return (
      <p className="text-16 font-medium text-kept">
        {texts.status.resolved} <Moment as="inside" at={row.resolvedAt} className="text-13 font-normal text-ink-3" />
      </p>
    )
  // A promise that runs goes on running while somebody has put the case aside.
  if (row.status === 'snoozed' && row.snoozedUntil && !row.due)
    return (
      <p className="text-16 font-medium">
        {texts.status.snoozed}{' '}
        <span className="text-13 font-normal text-ink-2">
          {texts.list.snoozedUntil('')} <Moment as="inside" at={row.snoozedUntil} />
        </span>
      </p>
    )
  if (!row.due || !row.dueObligation)
    return (
      <p className="text-16 font-medium">
        {texts.status[row.status]}
        <span className="ml-2 text-13 font-normal text-ink-3">
          {row.status === 'pending' ? texts.case.pendingUntil : texts.list.noDue}
        </span>
      </p>
    )
  return (
    <div className="leading-5">
      <Due at={row.due} className="block text-20 leading-6 font-semibold tracking-tight" />
      <p className="text-12 text-ink-3">
        {texts.obligation[row.dueObligation]} {late ? texts.case.wasDue : texts.case.due}{' '}
        <Moment as="inside" at={row.due} className="text-ink-2" />
      </p>
    </div>
  )
}

function SeverityButton({ shown, steps }: { shown: Case; steps: CaseSteps }) {
  const [open, setOpen] = useState(false)
  const may = shown.can.raiseSeverity || shown.can.lowerSeverity
  useCommand('severity', () => setOpen(true), may)
  return (
    <>
      <Button
        size="small"
        disabled={!may}
        className="disabled:opacity-100"
        aria-label={texts.case.severityOf(texts.severity[shown.severity])}
        onClick={() => setOpen(true)}
      >
        <SeverityMark severity={shown.severity} />
        {may ? <ChevronDown className="size-3 text-ink-3" aria-hidden /> : null}
      </Button>
      {open ? <SeverityDialog shown={shown} open={open} onClose={() => setOpen(false)} onChange={steps.severity} /> : null}
    </>
  )
}

function ResolveButton({ shown, steps, onResolved }: { shown: Case; steps: CaseSteps; onResolved: () => void }) {
  const [asking, setAsking] = useState(false)
  // Refused only until somebody says what was done: then the refusal is a question.
  const welfare = shown.can.resolveRefusal !== null && shown.steps.includes('welfare') && shown.can.assign
  const resolve = async () => {
    if (welfare) return setAsking(true)
    if (await steps.resolve()) onResolved()
  }
  const open = shown.status !== 'resolved'
  const may = shown.can.resolve || welfare
  useCommand('resolve', () => void resolve(), open && may)
  if (!open)
    return (
      <Button onClick={() => void steps.reopen()} disabled={!shown.can.assign}>
        <CornerUpLeft className="size-3.5" aria-hidden />
        {texts.case.reopen}
      </Button>
    )
  return (
    <>
      <Button
        disabled={!may}
        title={shown.can.resolveRefusal ?? `${texts.case.resolve} (E)`}
        onClick={() => void resolve()}
        className="max-md:w-8 max-md:justify-center max-md:px-0"
      >
        <Check className="size-3.5" aria-hidden />
        <span className="max-md:sr-only">{texts.case.resolve}</span>
      </Button>
      <WordsDialog
        open={asking}
        onClose={() => setAsking(false)}
        {...texts.welfare}
        maxLength={2000}
        onSubmit={welfareStep => void steps.resolve({ welfareStep }).then(done => done && onResolved())}
      />
    </>
  )
}

function BackLink() {
  const { view } = deskApi.useParams()
  return (
    <Link
      to="/desk/$view"
      params={{ view }}
      search={({ panel: _panel, ...rest }) => rest}
      aria-label={texts.action.back}
      className={buttonClass('quiet', 'icon', 'md:hidden')}
    >
      <ArrowLeft className="size-4" aria-hidden />
    </Link>
  )
}

/** Opens the details where they do not stand beside the conversation anyway: most come for the reasons. */
function DetailsButton({ panel }: { panel: Panel | undefined }) {
  const navigate = useNavigate()
  const shown = showsDetails(panel)
  const toggle = () =>
    void navigate({
      to: '.',
      search: ({ panel: _panel, ...rest }) => (shown ? rest : { ...rest, panel: 'why' as const }),
      replace: true,
    })
  return (
    <Button size="small" aria-expanded={shown} onClick={toggle} className="xl:hidden">
      <PanelRight className="size-3.5 max-md:hidden" strokeWidth={1.75} aria-hidden />
      {shown ? texts.case.hideDetails : texts.case.showDetails}
    </Button>
  )
}

type Props = { row: CaseRow; shown: Case | undefined; steps: CaseSteps | null; panel: Panel | undefined; onLeave: () => void }

export function CaseHead({ row, shown, steps, panel, onLeave }: Props) {
  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-14 items-center gap-1.5 pr-3 pl-5 max-md:pl-2">
        <BackLink />
        <div className="min-w-0 grow">
          <h2 className="one-line text-16 leading-5 font-semibold">
            <bdi>{row.author.name}</bdi>
          </h2>
          <p className="nums one-line flex items-center gap-1.5 text-12 text-ink-3">
            <NetworkIcon network={row.channel.network} size="size-3" />
            <span className="one-line">{row.channel.name}</span>
            <span>{texts.case.number(row.number)}</span>
          </p>
        </div>
        {shown && steps ? (
          <>
            <Presence caseId={shown.id} />
            <AssignMenu assigneeId={shown.assigneeId} disabled={!shown.can.assign} onAssign={steps.assign} />
            {shown.status !== 'resolved' && shown.can.assign ? (
              <SnoozeMenu
                shown={shown}
                onSnooze={async until => {
                  if (await steps.snooze(until)) onLeave()
                }}
              />
            ) : null}
            <ResolveButton shown={shown} steps={steps} onResolved={onLeave} />
          </>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 pb-3 max-md:gap-x-3 max-md:px-4">
        {/* On a phone long words wrap here, and leave the button its place beside them. */}
        <div className="max-md:min-w-0 max-md:grow max-md:basis-0">
          <DueHero row={row} />
        </div>
        <div className="flex flex-wrap items-center gap-2 text-12 text-ink-3 max-md:order-last max-md:basis-full">
          {shown && steps ? (
            <SeverityButton shown={shown} steps={steps} />
          ) : (
            <SeverityMark severity={row.severity} className="text-13" />
          )}
          {row.risk ? (
            <span className="rounded bg-critical-soft px-2 py-1 font-medium text-critical">{texts.case.risk}</span>
          ) : null}
          {row.desk === 'care' ? null : <span className="rounded border border-line px-2 py-0.5">{texts.desk[row.desk]}</span>}
          <TopicChips topics={row.topics} />
          {shown ? <References references={shown.references} /> : null}
          <span className="max-md:hidden">
            {texts.case.waitingSince} <Moment as="inside" at={row.waitingSince} className="text-ink-2" />
          </span>
          {shown && steps ? <AddDate shown={shown} steps={steps} /> : null}
        </div>
        <span className="grow max-md:hidden xl:hidden" />
        <DetailsButton panel={panel} />
      </div>
    </header>
  )
}
