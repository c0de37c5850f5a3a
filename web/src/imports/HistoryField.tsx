import { useId } from 'react'
import { serverNow } from '../live/clock.ts'
import { texts } from '../texts/en.ts'

/** As the contract says it; its schemas stay out of the bundle. */
const historyDays = 30

/** True when nothing in the file is newer than what is worked. */
export function isLongAgo(newest: number | null): boolean {
  return newest !== null && newest < serverNow() - historyDays * 86_400_000
}

/** Whether old conversations are only to be read, and do not stand in the queue as years late. */
export function HistoryField({ history, onChange }: { history: boolean; onChange: (history: boolean) => void }) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={history}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
      />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-13 font-medium">
          {texts.imports.keepHistory}
        </label>
        <p id={`${id}-hint`} className="text-12 text-pretty text-ink-3">
          {texts.imports.keepHistoryHint(historyDays)}
        </p>
      </div>
    </div>
  )
}
