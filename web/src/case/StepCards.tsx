import type { Case } from '@evenhand/contract/case.ts'
import type { Step } from '@evenhand/domain/decision/decision.ts'
import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { BellRing, HeartHandshake, Link2, Search, ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import type { CaseSteps } from './use-case-steps.ts'

const icons: Record<Step, typeof Search> = {
  'find-earlier-contact': Search,
  welfare: HeartHandshake,
  'page-rota': BellRing,
  security: ShieldAlert,
}
const grave: ReadonlySet<Step> = new Set(['welfare', 'security'])

type CardProps = { icon: ReactNode; title: string; body: ReactNode; action?: ReactNode; grave?: boolean }

function Card({ icon, title, body, action, grave: isGrave = false }: CardProps) {
  return (
    <li
      className={clsx(
        'flex flex-wrap items-start gap-x-3 gap-y-2 px-5 py-2.5 text-13 max-md:px-4',
        isGrave ? 'bg-critical-soft' : 'bg-canvas',
      )}
    >
      <span className={clsx('mt-0.5', isGrave ? 'text-critical' : 'text-ink-3')}>{icon}</span>
      <div className="min-w-56 flex-1">
        <p className="max-w-[68ch] text-pretty">
          <span className="mr-1.5 font-medium">{title}</span>
          <span className="text-ink-2">{body}</span>
        </p>
      </div>
      {action ? <div className="flex gap-2">{action}</div> : null}
    </li>
  )
}

function StepCard({ step }: { step: Step }) {
  const navigate = useNavigate()
  const Icon = icons[step]
  const { title, body, action } = texts.steps[step]
  const showContacts = () => {
    void navigate({ to: '.', search: before => ({ ...before, panel: 'customer' }), replace: true }).then(() =>
      document.getElementById('earlier-contacts')?.scrollIntoView({ block: 'start' }),
    )
  }
  return (
    <Card
      icon={<Icon className="size-4" strokeWidth={1.75} aria-hidden />}
      title={title}
      body={body}
      grave={grave.has(step)}
      action={
        step === 'find-earlier-contact' ? (
          <Button size="small" onClick={showContacts}>
            {action}
          </Button>
        ) : null
      }
    />
  )
}

/** What a person does before or beside the answer: steps of the decision, and cases that may be the same matter. */
export function StepCards({ shown, steps }: { shown: Case; steps: CaseSteps }) {
  const { suggestions, joined } = shown
  if (shown.steps.length + suggestions.length + joined.length === 0 || shown.status === 'resolved') return null
  const link = <Link2 className="size-4" strokeWidth={1.75} aria-hidden />
  return (
    <ul
      aria-label={texts.steps.title}
      className="flex max-h-[38dvh] shrink-0 max-md:max-h-[26dvh] flex-col divide-y divide-line overflow-y-auto border-b border-line"
    >
      {shown.steps.map(step => (
        <StepCard key={step} step={step} />
      ))}
      {suggestions.map(one => (
        <Card
          key={one.id}
          icon={link}
          title={texts.case.suggestion(one.number)}
          body={<bdi>“{one.excerpt}”</bdi>}
          action={
            <>
              <Button size="small" onClick={() => void steps.join(one.caseId)}>
                {texts.case.join}
              </Button>
              <Button size="small" look="quiet" onClick={() => void steps.dismiss(one.id)}>
                {texts.case.notSame}
              </Button>
            </>
          }
        />
      ))}
      {joined.map(one => (
        <Card
          key={one.mergeId}
          icon={link}
          title={texts.case.joined(one.number)}
          body={null}
          action={
            <Button size="small" look="quiet" onClick={() => void steps.takeOut(one.mergeId)}>
              {texts.case.takeOut}
            </Button>
          }
        />
      ))}
    </ul>
  )
}
