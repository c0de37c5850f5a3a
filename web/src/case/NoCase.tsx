import { Inbox } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Notice } from '../ui/Notice.tsx'

/** The right side before a case is chosen; where there is none to choose, it says nothing. */
export function NoCase({ empty }: { empty: boolean }) {
  if (empty) return <div className="grow bg-surface" />
  return (
    <Notice title={texts.case.none} icon={<Inbox className="size-6" strokeWidth={1.5} aria-hidden />} className="grow bg-surface">
      {texts.case.noneHint}
    </Notice>
  )
}
