import type { Reply } from '@evenhand/contract/case.ts'
import { clsx } from 'clsx'
import { CircleAlert, Clock3, RotateCw, Undo2 } from 'lucide-react'
import { useYouOrNameOf } from '../api/session.ts'
import { useCountdownNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { MessageText } from './Bubble.tsx'
import { secondsWords } from './seconds-words.ts'
import type { CaseSteps } from './use-case-steps.ts'

function Held({ reply }: { reply: Reply }) {
  const left = Date.parse(reply.sendAt) - useCountdownNow()
  return <>{left > 0 ? texts.replyState.held(secondsWords(left)) : texts.replyState.sending}</>
}

function afterwards(reply: Reply): string | null {
  if (reply.thenStatus === 'resolved') return texts.replyState.thenResolved
  if (reply.thenStatus === 'pending') return texts.replyState.thenPending(reply.missingFact ?? '')
  return null
}

function Failure({ reply, onRetry }: { reply: Reply; onRetry: () => void }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-late/25 pt-2 text-13">
      <p className="grow text-pretty text-late">
        {reply.error ?? texts.problem.unexpected} {reply.attempts > 0 ? texts.replyState.attempts(reply.attempts) : null}
      </p>
      <Button size="small" onClick={onRetry}>
        <RotateCw className="size-3.5" aria-hidden />
        {texts.replyState.retry}
      </Button>
    </div>
  )
}

/** A reply that has not arrived yet: held for the undo time, on its way, or waiting for somebody. */
export function ReplyOnTheWay({ reply, steps, mayAct }: { reply: Reply; steps: CaseSteps; mayAct: boolean }) {
  const youOrName = useYouOrNameOf()
  const broken = reply.state === 'failed' || reply.state === 'needs-you'
  return (
    <article
      className="mt-4 flex flex-col items-end"
      aria-label={texts.replyState[reply.state === 'held' ? 'sending' : reply.state]}
    >
      <p className={clsx('nums mb-1 flex items-center gap-1.5 text-12', broken ? 'text-late' : 'text-ink-3')}>
        <span className="font-medium text-ink-2">{youOrName(reply.authorUserId)}</span>
        {broken ? <CircleAlert className="size-3" aria-hidden /> : <Clock3 className="size-3" aria-hidden />}
        {reply.state === 'held' ? <Held reply={reply} /> : texts.replyState[reply.state]}
      </p>
      <div
        className={clsx(
          'max-w-[88%] rounded border border-dashed px-3.5 py-2.5',
          broken ? 'border-late/60 bg-late-soft' : 'border-accent-line bg-accent-soft/60',
        )}
      >
        <MessageText>{reply.body}</MessageText>
        {afterwards(reply) ? <p className="mt-1 text-12 text-ink-3">{afterwards(reply)}</p> : null}
        {broken && mayAct ? <Failure reply={reply} onRetry={() => void steps.retry(reply.id)} /> : null}
        {reply.state === 'held' && mayAct ? (
          <Button look="text" size="inline" className="mt-1 -ml-1" onClick={() => void steps.undoReply(reply)}>
            <Undo2 className="size-3.5" aria-hidden />
            {texts.replyState.undo}
          </Button>
        ) : null}
      </div>
    </article>
  )
}
