import type { Case } from '@evenhand/contract/case.ts'
import { asksWho } from '@evenhand/language/identity-question.ts'
import { clsx } from 'clsx'
import { useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Suggestions } from '../answers/Suggestions.tsx'
import { useSuggestions } from '../answers/use-suggestions.ts'
import { useSession } from '../api/session.ts'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CannotSend } from './CannotSend.tsx'
import { ComposerKinds } from './ComposerKinds.tsx'
import { CrossedDialog } from './CrossedDialog.tsx'
import { DeflectionNote } from './DeflectionNote.tsx'
import type { DraftKind } from './drafts.ts'
import { SendButton, sendHint } from './SendButton.tsx'
import type { CaseSteps } from './use-case-steps.ts'
import { useDraft } from './use-draft.ts'
import { useSend } from './use-send.ts'
import { WordsDialog } from './WordsDialog.tsx'

/** Grows with what is written, up to a third of the window. */
function useGrowingField(body: string) {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, Math.round(innerHeight / 3))}px`
    // The height follows the words.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [body])
  return field
}

function WhereTo({ shown, kind }: { shown: Case; kind: DraftKind }) {
  if (kind === 'note') return <span>{texts.composer.notePlaceholder}</span>
  const visibility = shown.messages.findLast(message => message.direction === 'in' && message.ofThisCase)?.visibility
  return (
    <span className="min-w-0 text-pretty">
      {texts.message.via(shown.channel.name)}
      {visibility === 'public' ? `. ${texts.composer.publicWarning}` : visibility ? `, ${texts.visibility[visibility]}` : ''}
    </span>
  )
}

type FieldProps = {
  body: string
  note: boolean
  name: string
  onBody: (body: string) => void
  onSubmit: () => void
  onWriting: (writing: boolean) => void
}

function Field({ body, note, name, onBody, onSubmit, onWriting, ref }: FieldProps & { ref: React.Ref<HTMLTextAreaElement> }) {
  const label = note ? texts.composer.note : texts.composer.replyTo(name)
  return (
    <textarea
      ref={ref}
      dir="auto"
      rows={2}
      value={body}
      maxLength={20_000}
      aria-label={label}
      placeholder={note ? texts.composer.notePlaceholder : label}
      onChange={event => onBody(event.target.value)}
      onFocus={() => onWriting(true)}
      onBlur={() => onWriting(false)}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          onSubmit()
        }
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
      className={clsx(
        'mt-2 block max-h-[34dvh] min-h-14 w-full resize-none rounded border bg-surface px-3 py-2 text-14 leading-5.5 placeholder:text-ink-3 focus-visible:outline-offset-0 pointer-coarse:text-16',
        note ? 'border-note-line' : 'border-line-strong/80',
      )}
    />
  )
}

type FootProps = { shown: Case; kind: DraftKind; disabled: boolean; send: ReturnType<typeof useSend>['send'] }

function Foot({ shown, kind, disabled, send }: FootProps) {
  const [asking, setAsking] = useState(false)
  return (
    <div className="mt-2 flex items-center gap-3 text-12 text-ink-3">
      <p className="flex min-w-0 grow gap-3">
        <WhereTo shown={shown} kind={kind} />
      </p>
      <span className="hidden shrink-0 2xl:inline pointer-coarse:hidden">{sendHint}</span>
      {kind === 'note' ? (
        <Button look="primary" disabled={disabled} title={sendHint} onClick={() => void send('open')}>
          {texts.composer.saveNote}
        </Button>
      ) : (
        <SendButton
          disabled={disabled}
          onSend={() => void send('open')}
          onResolve={() => void send('resolved')}
          onWait={() => setAsking(true)}
          resolveRefusal={shown.can.resolveRefusal}
        />
      )}
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
        refusal={fact => (shown.customerId === null && asksWho(fact) ? texts.composer.waitStranger : null)}
        onSubmit={fact => void send('pending', fact)}
      />
    </div>
  )
}

/** Where an answer or a private note is written. Every key is kept on this device until the server has the words. */
export function Composer({ shown, steps, onWriting }: { shown: Case; steps: CaseSteps; onWriting: (writing: boolean) => void }) {
  const { can } = useSession()
  const draft = useDraft(shown.id)
  const field = useGrowingField(draft.body)
  const suggesting = useSuggestions(shown, draft)
  const { send, busy, crossing, forgetCrossing } = useSend(shown, steps, draft, suggesting)
  const write = (kind: DraftKind) => {
    // At once: until the field has the focus, the next letters would be commands, and an "e" would resolve the case.
    if (kind !== draft.kind) flushSync(() => draft.setKind(kind))
    field.current?.focus()
    // And once more, after a dialog that asked for this has given the focus back.
    requestAnimationFrame(() => field.current?.focus())
  }
  useCommand('reply', () => write('reply'))
  useCommand('note', () => write('note'), can.reply)
  const note = draft.kind === 'note'
  const refusal = shown.can.reply ? null : (shown.can.replyRefusal ?? texts.composer.cannotRole)
  return (
    <section
      aria-label={texts.composer.label}
      className={clsx('shrink-0 border-t border-line px-4 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))]', note && 'bg-note')}
    >
      <div className="mx-auto max-w-3xl">
        {can.reply ? <ComposerKinds kind={draft.kind} onKind={write} /> : null}
        {refusal && !note ? (
          <CannotSend sentence={refusal} onNote={can.reply ? () => write('note') : null} />
        ) : (
          <>
            {note ? null : <Suggestions suggesting={suggesting} onInserted={() => write('reply')} />}
            <Field
              ref={field}
              body={draft.body}
              note={note}
              name={shown.author.name}
              onBody={draft.setBody}
              onSubmit={() => void send('open')}
              onWriting={onWriting}
            />
            {note ? null : <DeflectionNote shown={shown} body={draft.body} />}
            <Foot shown={shown} kind={draft.kind} disabled={busy || draft.body.trim() === ''} send={send} />
          </>
        )}
      </div>
      <CrossedDialog crossing={crossing} onClose={forgetCrossing} />
    </section>
  )
}
