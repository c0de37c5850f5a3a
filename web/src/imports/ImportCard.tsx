import type { Import } from '@evenhand/contract/imports.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, CirclePause, Download, Inbox, LoaderCircle } from 'lucide-react'
import { clsx } from 'clsx'
import { keys } from '../api/queries.ts'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { serverNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { dateWords } from '../ui/time-words.ts'
import { toast } from '../ui/toasts.ts'
import { byteWords, countWords } from './numbers.ts'
import { Progress } from './Progress.tsx'

const icons = { running: LoaderCircle, deciding: LoaderCircle, done: CircleCheck, cancelled: CirclePause, failed: CircleAlert }
const inks = {
  running: 'text-accent-text',
  deciding: 'text-accent-text',
  done: 'text-kept',
  cancelled: 'text-ink-3',
  failed: 'text-late',
}

function useImportStep() {
  const client = useQueryClient()
  return async (work: Promise<Import>) => {
    try {
      await work
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
    await client.invalidateQueries({ queryKey: keys.imports })
  }
}

function Running({ shown }: { shown: Import }) {
  const storing = shown.phase !== 'reading'
  const done = storing ? shown.messagesDone : shown.bytesDone
  const total = storing ? shown.messagesTotal : shown.bytesTotal
  const words = storing ? countWords : byteWords
  const label = storing ? storingWords(shown) : texts.imports.reading
  return (
    <div className="mt-2">
      <p className="nums mb-1.5 text-13 text-ink-2">
        {label}: {total === null ? words(done) : texts.imports.progress(words(done), words(total))}
      </p>
      <Progress label={label} done={done} total={total} />
    </div>
  )
}

function storingWords({ kind, dryRun }: Import): string {
  if (kind === 'conversations') return texts.imports.storing
  return dryRun ? texts.recordImports.comparing : texts.recordImports.storing
}

/** What was done, or what a dry run says would be. */
function summaryOf(shown: Import): string {
  const sums = [countWords(shown.accepted), countWords(shown.duplicates), countWords(shown.rejected)] as const
  if (shown.kind === 'conversations') return texts.imports.summary(...sums)
  const words = shown.dryRun ? texts.recordImports.wouldBe : texts.recordImports.became
  return words(sums[0], countWords(shown.changed), sums[1], sums[2])
}

/** Files for whoever wants to look: what was left out, and what is to be known of the rest. */
function Downloads({ shown: { id, rejected, noted } }: { shown: Import }) {
  const file = (name: string, label: string) => (
    <a href={`/api/imports/${id}/${name}.csv`} download className={buttonClass('text', 'inline', 'mt-1 -ml-1')}>
      <Download className="size-3.5" aria-hidden />
      {label}
    </a>
  )
  return (
    <>
      {rejected > 0 ? file('rejects', texts.imports.rejects) : null}
      {noted > 0 ? file('notes', texts.recordImports.notes(countWords(noted))) : null}
    </>
  )
}

/** What is stored and no case yet, and what could not be made one. */
function Unhandled({ shown: { waiting, putAside } }: { shown: Import }) {
  return (
    <>
      {waiting > 0 ? <p className="nums text-13 text-ink-2">{texts.imports.waiting(waiting, countWords(waiting))}</p> : null}
      {putAside > 0 ? <p className="nums text-13 text-late">{texts.imports.putAside(putAside, countWords(putAside))}</p> : null}
    </>
  )
}

/** One import: how far it is, what it did, what it left out and why. */
export function ImportCard({ shown, isLatest }: { shown: Import; isLatest: boolean }) {
  const step = useImportStep()
  // The file is taken in before its last messages are cases.
  const state = shown.state === 'done' && shown.waiting > 0 ? 'deciding' : shown.state
  const Icon = icons[state]
  const params = { id: shown.id }
  const isLook = shown.dryRun && state === 'done'
  const what = shown.kind === 'conversations' ? texts.imports.formatNames[shown.format] : texts.recordImports.kinds[shown.kind]
  return (
    <li className="flex items-start gap-3 py-4">
      <Icon
        className={clsx('mt-0.5 size-4 shrink-0', inks[state], Icon === LoaderCircle && 'motion-safe:animate-spin')}
        aria-hidden
      />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="one-line max-w-full font-medium">{shown.fileName}</span>
          <span className="text-12 text-ink-3">
            {isLook ? texts.recordImports.checked : texts.imports.state[state]}, {what}, <Moment at={shown.createdAt} />
          </span>
        </p>
        {shown.state === 'running' ? <Running shown={shown} /> : null}
        <p className="nums mt-1 text-13 text-ink-2" role={shown.state === 'running' ? undefined : 'status'}>
          {summaryOf(shown)}
          {isLook ? ` ${texts.recordImports.nothingChanged}` : ''}
          {shown.historyBefore ? ` ${texts.imports.keptBefore(dateWords(Date.parse(shown.historyBefore), serverNow()))}` : ''}
          {(shown.state === 'cancelled' || shown.state === 'failed') && shown.messagesDone > 0 ? ` ${texts.imports.kept}` : ''}
        </p>
        <Unhandled shown={shown} />
        {shown.error ? <p className="mt-1 text-13 text-pretty text-late">{shown.error}</p> : null}
        <div className="flex flex-wrap gap-x-5">
          <Downloads shown={shown} />
          {isLatest && state === 'done' && shown.kind === 'conversations' && shown.accepted > 0 ? (
            <Link to="/desk/$view" params={{ view: 'queue' }} className={buttonClass('text', 'inline', 'mt-1 -ml-1')}>
              <Inbox className="size-3.5" aria-hidden />
              {texts.imports.toQueue}
            </Link>
          ) : null}
        </div>
      </div>
      {shown.state === 'running' ? (
        <Button size="small" onClick={() => void step(request(routes.cancelImport, { params }))}>
          {texts.imports.cancel}
        </Button>
      ) : null}
      {shown.canApply ? (
        <Button look="primary" size="small" onClick={() => void step(request(routes.applyImport, { params }))}>
          {texts.recordImports.apply}
        </Button>
      ) : null}
      {shown.canResume ? (
        <Button size="small" onClick={() => void step(request(routes.resumeImport, { params }))}>
          {texts.imports.resume}
        </Button>
      ) : null}
    </li>
  )
}
