import type { Case } from '@evenhand/contract/case.ts'
import { clsx } from 'clsx'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Key } from '../ui/Key.tsx'
import { Moment } from '../ui/Time.tsx'
import { smallScreen, useMedia } from '../ui/use-media.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { tellingWords } from './evidence.ts'
import { useMarking } from './marked.ts'
import { lesserThan, type LesserGrade } from './labels.ts'
import { readMessage, useUnderstanding } from './use-understanding.ts'

const t = texts.triage

function SecondReading({ second }: { second: NonNullable<ReturnType<typeof readMessage>>['reading'] }) {
  const said = second?.second
  if (!said) return null
  return (
    <p className="text-ink-2">
      {said.severity === 'none' ? t.secondNone : t.second(texts.severity[said.severity].toLowerCase())}
    </p>
  )
}

/** Nobody presses keys on a phone. */
function KeyHint({ children }: { children: string }) {
  return (
    <span className="contents pointer-coarse:hidden">
      <Key>{children}</Key>
    </span>
  )
}

const lesser = [
  { grade: 'medium', key: '3', command: 'ease-medium' },
  { grade: 'low', key: '4', command: 'ease-low' },
  { grade: 'none', key: '5', command: 'ease-none' },
] as const

type EaseProps = { one: (typeof lesser)[number]; offered: boolean; ease: (grade: LesserGrade) => Promise<void> }

/** On a phone, where each row of buttons hides two lines of what was said, `Correct` has them. */
function Ease({ one: { grade, key, command }, offered, ease }: EaseProps) {
  useCommand(command, () => void ease(grade), offered)
  const isSmall = useMedia(smallScreen)
  if (!offered || isSmall) return null
  return (
    <Button look="plain" aria-keyshortcuts={key} onClick={() => void ease(grade)}>
      {t.less[grade]} <KeyHint>{key}</KeyHint>
    </Button>
  )
}

type Shown = Case & { triage: NonNullable<Case['triage']> }

function Bar({ shown }: { shown: Shown }) {
  const now = useNow()
  const steps = useUnderstanding(shown)
  const [correcting, setCorrecting] = useState(false)
  const message = readMessage(shown)
  const { severity, due } = shown.triage
  const mayAct = shown.can.assign && message !== undefined
  useMarking(message?.id ?? null)
  useCommand('confirm-doubt', () => void steps.confirm(), mayAct)
  useCommand('dispel-doubt', () => void steps.dispel(), mayAct)
  const least = shown.can.lowerSeverity ? 'low' : shown.triage.least
  // What another message of the case says would stay, so nothing less is offered for this one.
  const isRead = message?.reading?.severity === shown.severity
  const offered = mayAct && isRead ? lesserThan(shown.severity, least) : []
  const words = message?.reading ? tellingWords(message.reading.evidence) : []
  const isCritical = severity === 'critical'
  return (
    <section
      aria-label={t.label}
      className={clsx(
        'flex shrink-0 flex-wrap items-start gap-x-4 gap-y-2.5 border-b border-line px-5 py-3 text-13 max-md:px-4',
        isCritical ? 'bg-critical-soft' : 'bg-canvas',
      )}
    >
      <div className="flex min-w-64 flex-1 items-start gap-2.5">
        <Eye
          className={clsx('mt-0.5 size-4 shrink-0', isCritical ? 'text-critical' : 'text-ink-3')}
          strokeWidth={1.75}
          aria-hidden
        />
        <div className="flex max-w-[68ch] flex-col gap-1">
          <p aria-live="polite" className="text-14 font-medium text-pretty">
            {isCritical ? t.asks.critical : t.asks.high}
          </p>
          {words.length > 0 ? (
            <p className="text-pretty text-ink-2">
              {t.words}{' '}
              {words.map((word, i) => (
                <span key={word}>
                  {i > 0 ? ', ' : ''}
                  <q className="text-ink">{word}</q>
                </span>
              ))}
            </p>
          ) : null}
          <SecondReading second={message?.reading ?? null} />
          {Date.parse(due) < now ? (
            <p className="text-late">
              {t.late} <Moment at={due} as="inside" />.
            </p>
          ) : null}
        </div>
      </div>
      {mayAct ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" aria-keyshortcuts="y" onClick={() => void steps.confirm()}>
            {t.yes(texts.severity[severity].toLowerCase())} <KeyHint>Y</KeyHint>
          </Button>
          <Button aria-keyshortcuts="u" onClick={() => void steps.dispel()}>
            {t.no(texts.severity[shown.severity].toLowerCase())} <KeyHint>U</KeyHint>
          </Button>
          {lesser.map(one => (
            <Ease key={one.grade} one={one} offered={offered.includes(one.grade)} ease={steps.ease} />
          ))}
          <Button look="quiet" onClick={() => setCorrecting(true)}>
            {t.correct}
          </Button>
        </div>
      ) : null}
      {message ? (
        <CorrectDialog
          key={`${message.id} ${shown.version}`}
          shown={shown}
          message={message}
          open={correcting}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
    </section>
  )
}

/** Asks whether it is graver than it was read; one key answers. */
export function TriageBar({ shown }: { shown: Case }) {
  const { triage } = shown
  return triage === null || shown.status === 'resolved' ? null : <Bar shown={{ ...shown, triage }} />
}
