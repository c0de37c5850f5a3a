import type { Case } from '@evenhand/contract/case.ts'
import type { CaseRow } from '@evenhand/contract/queue.ts'
import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useNameOf } from '../api/session.ts'
import { CustomerPanel, CustomerSkeleton } from '../customer/CustomerPanel.tsx'
import { WhatWeRead } from '../reading/WhatWeRead.tsx'
import { showsDetails, type Panel } from '../routes/panels.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { WhyNow } from '../why/WhyNow.tsx'
import { Timeline } from './Timeline.tsx'
import { useCaseSteps } from './use-case-steps.ts'

type AsidePanel = 'customer' | 'timeline'

function PanelTabs({ panel, onPanel }: { panel: AsidePanel; onPanel: (panel: AsidePanel) => void }) {
  return (
    <div
      role="tablist"
      aria-label={texts.panel.label}
      className="sticky top-0 z-10 flex gap-4 border-y border-line bg-surface px-5"
    >
      {(['customer', 'timeline'] as const).map(name => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={panel === name}
          aria-controls="beside"
          tabIndex={panel === name ? 0 : -1}
          onClick={() => onPanel(name)}
          onKeyDown={event => {
            if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onPanel(name === 'customer' ? 'timeline' : 'customer')
          }}
          className={clsx(
            '-mb-px h-10 border-b-2 text-13 pointer-coarse:h-11',
            panel === name ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-3 hover:text-ink',
          )}
        >
          {texts.panel[name]}
        </button>
      ))}
    </div>
  )
}

function Chosen({ tab, shown }: { tab: AsidePanel; shown: Case }) {
  const steps = useCaseSteps(shown, useNameOf())
  return tab === 'customer' ? <CustomerPanel shown={shown} steps={steps} /> : <Timeline shown={shown} />
}

type Props = { row: CaseRow; shown: Case | undefined; panel: Panel | undefined }

/** Beside the conversation: why now, then who it is, or what happened so far. */
export function Aside({ row, shown, panel }: Props) {
  const navigate = useNavigate()
  const tab: AsidePanel = panel === 'timeline' ? 'timeline' : 'customer'
  const opened = showsDetails(panel)
  const choose = (next: AsidePanel) => void navigate({ to: '.', search: before => ({ ...before, panel: next }), replace: true })
  return (
    <aside
      aria-label={texts.case.details}
      className={clsx(
        'w-84 shrink-0 overflow-y-auto overscroll-contain border-l border-line bg-surface max-md:min-h-0 max-md:grow',
        opened
          ? 'max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:shadow-float max-md:static max-md:w-full max-md:border-l-0 max-md:shadow-none'
          : 'max-xl:hidden',
      )}
    >
      {opened ? (
        <Button
          look="quiet"
          size="icon"
          aria-label={texts.case.closeDetails}
          onClick={() => void navigate({ to: '.', search: ({ panel: _panel, ...rest }) => rest, replace: true })}
          className="absolute top-2 right-2 max-md:hidden xl:hidden"
        >
          <X className="size-4" aria-hidden />
        </Button>
      ) : null}
      <WhyNow number={row.number} version={row.version} />
      {shown ? <WhatWeRead shown={shown} /> : null}
      <PanelTabs panel={tab} onPanel={choose} />
      <div id="beside" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {shown ? <Chosen tab={tab} shown={shown} /> : <CustomerSkeleton />}
      </div>
    </aside>
  )
}
