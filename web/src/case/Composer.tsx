import type { Case } from '@evenhand/contract/case.ts'
import { clsx } from 'clsx'
import { CheckCheck, ChevronDown, Hourglass, MessageSquareReply, SendHorizontal, StickyNote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { CannotSend } from './CannotSend.tsx'
import { CrossedDialog } from './CrossedDialog.tsx'
import type { DraftKind } from './drafts.ts'
import type { CaseSteps } from './use-case-steps.ts'
import { useDraft } from './use-draft.ts'
import { useSend } from './use-send.ts'
import { WordsDialog } from './WordsDialog.tsx'

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent)
const kindIcons = { reply: MessageSquareReply, note: StickyNote }

function Kinds({ kind, onKind }: { kind: DraftKind; onKind: (kind: DraftKind) => void }) {
  return (
    <div role="tablist" aria-label={texts.composer.label} className="flex gap-1">
      {(['reply', 'note'] as const).map(one => {
        const Icon = kindIcons[one]
        return (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={kind === one}
            tabIndex={kind === one ? 0 : -1}
            onClick={() => onKind(one)}
            onKeyDown={event => {
              if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onKind(one === 'reply' ? 'note' : 'reply')
            }}
            className={clsx(
              'inline-flex h-7 items-center gap-1.5 rounded px-2 text-13 pointer-coarse:h-10',
              kind === one ? 'bg-sunken font-medium text-ink dark:bg-hover' : 'text-ink-3 hover:text-ink',
            )}
          >
            <Icon className="size-3.5" strokeWidth={1.75} aria-hidden />
            {texts.composer[one]}
          </button>
        )
      })}
    </div>
  )
}

type SendProps = {
  disabled: boolean
  onSend: () => void
  onResolve: () => void
  onWait: () => void
  resolveRefusal: string | null
}

function SendButton({ disabled, onSend, onResolve, onWait, resolveRefusal }: SendProps) {
  return (
    <div className="flex">
      <Button look="primary" disabled={disabled} onClick={onSend} className="rounded-e-none">
        <SendHorizontal className="size-3.5" aria-hidden />
        {texts.composer.send}
      </Button>
      <Menu
        side="top"
        align="end"
        trigger={
          <button
            type="button"
            disabled={disabled}
            aria-label={texts.composer.sendOptions}
            className={buttonClass('primary', 'icon', 'rounded-s-none border-l border-accent-ink/25 px-1.5')}
          >
            <ChevronDown className="size-3.5" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<Hourglass className="size-4" strokeWidth={1.75} aria-hidden />} onSelect={onWait}>
          {texts.composer.sendWait}
        </MenuItem>
        <MenuItem
          icon={<CheckCheck className="size-4" strokeWidth={1.75} aria-hidden />}
          disabled={resolveRefusal !== null}
          onSelect={onResolve}
        >
          {texts.composer.sendResolve}
        </MenuItem>
      </Menu>
    </div>
  )
}

/** Grows with what is written, up to a third of the window. */
function useGrowingField(body: string) {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, Math.round(innerHeight / 3))}px`
  }, [body])
  return field
}

function WhereTo({ shown, kind }: { shown: Case; kind: DraftKind }) {
  if (kind === 'note') return <span>{texts.composer.notePlaceholder}</span>
  const visibility = shown.messages.findLast(message => message.direction === 'in' && message.ofThisCase)?.visibility
  return (
    <span className="one-line">
      {texts.message.via(shown.channel.name)}
      {visibility === 'public' ? `. ${texts.composer.publicWarning}` : visibility ? `, ${texts.visibility[visibility]}` : ''}
    </span>
  )
}

export function Composer({ shown, steps, onWriting }: { shown: Case; steps: CaseSteps; onWriting: (writing: boolean) => void }) {
  const draft = useDraft(shown.id)
  const field = useGrowingField(draft.body)
  const [asking, setAsking] = useState(false)
  const { send, busy, crossing, forgetCrossing } = useSend(shown, steps, draft)
  const write = (kind: DraftKind) => {
    if (kind !== draft.kind) draft.setKind(kind)
    requestAnimationFrame(() => field.current?.focus())
  }
  useCommand('reply', () => write('reply'))
  useCommand('note', () => write('note'))
  const note = draft.kind === 'note'
  const refusal = shown.can.reply ? null : (shown.can.replyRefusal ?? texts.composer.cannotRole)
  const empty = draft.body.trim() === ''
  const submit = () => void send('open')

  return (
    <section
      aria-label={texts.composer.label}
      className={clsx('shrink-0 border-t border-line px-4 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))]', note && 'bg-note')}
    >
      <div className="mx-auto max-w-3xl">
        <Kinds kind={draft.kind} onKind={write} />
        {refusal && !note ? (
          <CannotSend sentence={refusal} onNote={() => write('note')} />
        ) : (
          <>
            <textarea
              ref={field}
              dir="auto"
              rows={2}
              value={draft.body}
              maxLength={20_000}
              aria-label={note ? texts.composer.note : texts.composer.replyTo(shown.author.name)}
              placeholder={note ? texts.composer.notePlaceholder : texts.composer.replyTo(shown.author.name)}
              onChange={event => draft.setBody(event.target.value)}
              onFocus={() => onWriting(true)}
              onBlur={() => onWriting(false)}
              onKeyDown={event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault()
                  submit()
                }
                if (event.key === 'Escape') event.currentTarget.blur()
              }}
              className={clsx(
                'mt-2 block max-h-[34dvh] min-h-14 w-full resize-none rounded border bg-surface px-3 py-2 text-14 leading-5.5 placeholder:text-ink-3 focus-visible:outline-offset-0 pointer-coarse:text-16',
                note ? 'border-note-line' : 'border-line-strong/80',
              )}
            />
            <div className="mt-2 flex items-center gap-3 text-12 text-ink-3">
              <p className="flex min-w-0 grow gap-3">
                <WhereTo shown={shown} kind={draft.kind} />
              </p>
              <span className="shrink-0 max-md:hidden pointer-coarse:hidden">
                {isMac ? texts.composer.hintMac : texts.composer.hint}
              </span>
              {note ? (
                <Button look="primary" disabled={empty || busy} onClick={submit}>
                  {texts.composer.saveNote}
                </Button>
              ) : (
                <SendButton
                  disabled={empty || busy}
                  onSend={submit}
                  onResolve={() => void send('resolved')}
                  onWait={() => setAsking(true)}
                  resolveRefusal={shown.can.resolveRefusal}
                />
              )}
            </div>
          </>
        )}
      </div>
      <WordsDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={texts.composer.waitTitle}
        lead={texts.composer.waitLead}
        label={texts.composer.waitLabel}
        placeholder={texts.composer.waitPlaceholder}
        submit={texts.composer.waitSubmit}
        examples={texts.composer.waitExamples}
        maxLength={200}
        onSubmit={fact => void send('pending', fact)}
      />
      <CrossedDialog crossing={crossing} onClose={forgetCrossing} />
    </section>
  )
}
