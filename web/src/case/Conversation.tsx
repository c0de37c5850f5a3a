import type { Case, Note } from '@evenhand/contract/case.ts'
import { ArrowDown, StickyNote } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { KeepButton } from '../answers/KeepButton.tsx'
import { useYouOrNameOf } from '../api/session.ts'
import { useNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Moment } from '../ui/Time.tsx'
import { dayWords } from '../ui/time-words.ts'
import { Bubble, MessageText } from './Bubble.tsx'
import { conversationItems, type ConversationItem } from './conversation-items.ts'
import { ReplyOnTheWay } from './ReplyOnTheWay.tsx'
import type { CaseSteps } from './use-case-steps.ts'

const readersLanguage = navigator.language.split('-')[0] ?? 'en'
const nearEndPx = 80

function DayLine({ at }: { at: number }) {
  return (
    <h3 className="mt-5 mb-1 flex items-center gap-3 text-12 font-medium text-ink-3 before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line first:mt-0">
      {dayWords(at, useNow())}
    </h3>
  )
}

function NoteCard({ note }: { note: Note }) {
  const youOrName = useYouOrNameOf()
  return (
    <article className="mt-4 rounded border border-note-line bg-note px-3.5 py-2.5" aria-label={texts.message.note}>
      <p className="mb-1 flex items-center gap-1.5 text-12 text-ink-2">
        <StickyNote className="size-3" aria-hidden />
        <span className="font-medium">{texts.message.note}</span>
        <span>{texts.message.noteBy(youOrName(note.authorUserId))}</span>
        <Moment at={note.createdAt} as="clock" />
      </p>
      <MessageText>{note.body}</MessageText>
    </article>
  )
}

type ItemProps = { item: ConversationItem; caseId: string; steps: CaseSteps; mayAct: boolean }

function Item({ item, caseId, steps, mayAct }: ItemProps) {
  switch (item.kind) {
    case 'day':
      return <DayLine at={item.at} />
    case 'message':
      return (
        <Bubble message={item.message} follows={item.follows} readersLanguage={readersLanguage}>
          <KeepButton caseId={caseId} message={item.message} />
        </Bubble>
      )
    case 'note':
      return <NoteCard note={item.note} />
    case 'reply':
      return <ReplyOnTheWay reply={item.reply} steps={steps} mayAct={mayAct} />
    default:
      return null
  }
}

function idOf(item: ConversationItem): string {
  if (item.kind === 'day') return `day ${item.at}`
  if (item.kind === 'message') return item.message.id
  return item.kind === 'note' ? item.note.id : item.reply.id
}

/** Opens at its end, and stays there while new words come; a reader who looks further up is not pulled away. */
function useStayAtEnd(caseId: string, count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [missed, setMissed] = useState(false)
  const [shownCase, setShownCase] = useState(caseId)
  if (shownCase !== caseId) {
    setShownCase(caseId)
    setMissed(false)
  }
  useLayoutEffect(() => {
    atEnd.current = true
    // Another case begins at its own end.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [caseId])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    if (atEnd.current) element.scrollTop = element.scrollHeight
    else setMissed(true)
    // A new item, or another case.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [caseId, count])
  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx
    if (atEnd.current) setMissed(false)
  }
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  return { scroller, onScroll, missed, toEnd }
}

export function Conversation({ shown, steps }: { shown: Case; steps: CaseSteps }) {
  const items = useMemo(() => conversationItems(shown), [shown])
  const { scroller, onScroll, missed, toEnd } = useStayAtEnd(shown.id, items.length)
  return (
    <div className="relative min-h-0 grow">
      {/* Reachable by keyboard, because it scrolls. */}
      <div
        ref={scroller}
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={texts.case.conversation}
        className="focus-inset h-full overflow-y-auto overscroll-contain px-5 py-4 max-md:px-4"
      >
        <div className="mx-auto flex max-w-3xl flex-col">
          {items.map(item => (
            <Item key={idOf(item)} item={item} caseId={shown.id} steps={steps} mayAct={shown.can.reply} />
          ))}
        </div>
      </div>
      {missed ? (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 inline-flex h-7 -translate-x-1/2 animate-arrive items-center gap-1.5 rounded bg-raised px-3 text-13 font-medium text-accent-text shadow-float"
        >
          <ArrowDown className="size-3.5" aria-hidden />
          {texts.case.newBelow}
        </button>
      ) : null}
    </div>
  )
}
