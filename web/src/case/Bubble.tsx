import type { Message } from '@evenhand/contract/case.ts'
import { clsx } from 'clsx'
import { Eye, EyeOff, Lock, ShieldAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { MarkedText } from '../reading/MarkedText.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { NetworkIcon } from '../ui/NetworkIcon.tsx'
import { Moment } from '../ui/Time.tsx'
import { clockTime, exactWords, languageName } from '../ui/time-words.ts'

export function MessageText({ children }: { children: ReactNode }) {
  return (
    <p dir="auto" className="max-w-[68ch] text-14 leading-5.5 break-words whitespace-pre-wrap">
      {children}
    </p>
  )
}

/** Words of abuse are read on purpose, never by surprise. */
function AbusiveText({ body }: { body: string }) {
  const [revealed, setRevealed] = useState(false)
  return (
    <div>
      <p className="mb-1.5 flex items-start gap-1.5 text-12 text-ink-2">
        <ShieldAlert className="mt-px size-3.5 shrink-0" aria-hidden />
        {texts.message.abusive}
      </p>
      <div aria-hidden={!revealed} className={clsx(!revealed && 'blurred-words')}>
        <MessageText>{body}</MessageText>
      </div>
      <Button look="text" size="inline" className="mt-1 -ml-1" aria-expanded={revealed} onClick={() => setRevealed(!revealed)}>
        {revealed ? <EyeOff className="size-3.5" aria-hidden /> : <Eye className="size-3.5" aria-hidden />}
        {revealed ? texts.message.hide : texts.message.reveal}
      </Button>
    </div>
  )
}

function Words({ message }: { message: Message }) {
  if (message.deletedAt) return <p className="text-ink-3 italic">{texts.message.deleted}</p>
  const Text = message.abusive ? AbusiveText : null
  return (
    <>
      {message.subject ? (
        <p dir="auto" className="mb-1 font-semibold">
          {message.subject}
        </p>
      ) : null}
      {Text ? (
        <Text body={message.body} />
      ) : (
        <MessageText>
          <MarkedText message={message} />
        </MessageText>
      )}
    </>
  )
}

function Marks({ message, readersLanguage }: { message: Message; readersLanguage: string }) {
  const language = message.language === readersLanguage ? null : languageName(message.language)
  const edited = message.editedAt && !message.deletedAt ? clockTime(Date.parse(message.editedAt)) : null
  const marks: ReactNode[] = []
  if (language && message.direction === 'in')
    marks.push(
      <span key="language" title={texts.message.language(language)}>
        {language}
      </span>,
    )
  if (edited)
    marks.push(
      <span key="edited" title={exactWords(Date.parse(message.editedAt ?? ''))}>
        {texts.message.edited(edited)}
      </span>,
    )
  if (message.maskedNumbers > 0)
    marks.push(
      <span key="masked" className="inline-flex items-center gap-1">
        <Lock className="size-3" aria-hidden />
        {texts.message.masked(message.maskedNumbers)}
      </span>,
    )
  if (marks.length === 0) return null
  return <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-12 text-ink-3">{marks}</p>
}

function Byline({ message }: { message: Message }) {
  const other = message.direction === 'in' && !message.ofThisCase
  return (
    <p
      className={clsx(
        'mb-1 flex flex-wrap items-center gap-x-2 text-12 text-ink-3',
        message.direction === 'out' && 'justify-end',
      )}
    >
      <span className="one-line max-w-60 font-medium text-ink-2">
        <bdi>{message.author.name}</bdi>
      </span>
      {other ? <span>{texts.message.otherShort}</span> : null}
      <span className="inline-flex items-center gap-1">
        <NetworkIcon network={message.channel.network} size="size-3" />
        {texts.visibility[message.visibility]}
      </span>
      <Moment at={message.sentAt} as="clock" />
    </p>
  )
}

type BubbleProps = { message: Message; follows: boolean; readersLanguage: string; children?: ReactNode }

/** One message. The customer's stand on the left, ours on the right, other people's words in the thread apart and quieter. */
export function Bubble({ message, follows, readersLanguage, children }: BubbleProps) {
  const out = message.direction === 'out'
  const other = !out && !message.ofThisCase
  return (
    <article
      aria-label={`${message.author.name}, ${clockTime(Date.parse(message.sentAt))}`}
      className={clsx(
        'group/message flex flex-col',
        out ? 'items-end' : 'items-start',
        follows ? 'mt-1' : 'mt-4',
        other && 'pl-6',
      )}
    >
      {follows ? null : <Byline message={message} />}
      <div
        className={clsx(
          'max-w-[88%] min-w-0',
          out && 'rounded bg-accent-soft px-3.5 py-2.5',
          !out && !other && 'rounded border border-line bg-canvas px-3.5 py-2.5',
          other && 'border-l-2 border-line-strong py-0.5 pl-3 text-ink-2',
        )}
      >
        <Words message={message} />
        <Marks message={message} readersLanguage={readersLanguage} />
      </div>
      {children}
    </article>
  )
}
