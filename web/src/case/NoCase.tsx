import { Inbox } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Notice } from '../ui/Notice.tsx'

export function NoCase() {
  return (
    <Notice title={texts.case.none} icon={<Inbox className="size-6" strokeWidth={1.5} aria-hidden />} className="grow bg-surface">
      {texts.case.noneHint}
    </Notice>
  )
}
