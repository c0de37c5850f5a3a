import type { Fairness } from '@evenhand/contract/fairness.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { Progress } from '../imports/Progress.tsx'
import { texts } from '../texts/en.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Moment } from '../ui/Time.tsx'
import { toast } from '../ui/toasts.ts'
import { fairnessQuery, fairnessRoutes } from './fairness-queries.ts'

const t = texts.fairness
type Running = NonNullable<Fairness['running']>

/** What the server answers is what is shown. */
function useAuditSteps() {
  const client = useQueryClient()
  return async (asked: Promise<Fairness>, told?: string) => {
    try {
      client.setQueryData(fairnessQuery.queryKey, await asked)
      if (told !== undefined) toast({ id: 'fairness', message: told })
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
      await client.invalidateQueries({ queryKey: fairnessQuery.queryKey })
    }
  }
}

/** Half of it is reading, half is measuring: near enough for a bar. */
function shareOf({ waits, cases, read, step, done, steps }: Running): number | null {
  if (waits || cases === null) return null
  return step === null ? read / Math.max(1, cases) / 2 : 0.5 + done / steps / 2
}

function wordsOf({ waits, cases, read, step, done, steps }: Running): string {
  if (waits) return t.waits
  return step === null ? t.reading(read, cases) : t.measuring(step, done + 1, steps)
}

function RunningAudit({ running, mayAsk }: { running: Running; mayAsk: boolean }) {
  const step = useAuditSteps()
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-y border-line py-3">
      <div className="min-w-56 grow">
        <p role="status" className="nums mb-1.5 text-13 text-ink-2">
          {wordsOf(running)}
        </p>
        <Progress label={t.progress} done={shareOf(running) ?? 0} total={shareOf(running) === null ? null : 1} />
      </div>
      {mayAsk ? (
        <Button size="small" onClick={() => void step(request(fairnessRoutes.cancel, { params: { id: running.id } }))}>
          {t.cancel}
        </Button>
      ) : null}
    </div>
  )
}

/** When the next audit comes, the way to have it now, and the result to take along. */
export function AuditSteps({ data }: { data: Fairness }) {
  const step = useAuditSteps()
  const { running, nextAt, mayAsk, result } = data
  return (
    <>
      {running === null ? null : <RunningAudit running={running} mayAsk={mayAsk} />}
      <div className="mt-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        {mayAsk && running === null ? (
          <Button onClick={() => void step(request(fairnessRoutes.ask, {}), t.asked)}>{t.now}</Button>
        ) : null}
        {result === null ? null : (
          <>
            <a href="/api/fairness/report.html" download className={buttonClass('text', 'inline')}>
              <Download className="size-3.5" aria-hidden />
              {t.page}
            </a>
            <a href="/api/fairness/audit.json" download className={buttonClass('text', 'inline')}>
              <Download className="size-3.5" aria-hidden />
              {t.document}
            </a>
          </>
        )}
        {nextAt === null || running !== null ? null : (
          <p className="text-13 text-ink-3">
            {t.next} <Moment at={nextAt} as="inside" />.
          </p>
        )}
      </div>
    </>
  )
}
