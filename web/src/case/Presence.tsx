import { PencilLine } from 'lucide-react'
import { useNameOf, useSession } from '../api/session.ts'
import { useViewers } from '../live/presence.ts'
import { texts } from '../texts/en.ts'
import { Initials } from '../ui/Initials.tsx'

/** The colleagues on the same case; who writes has a pen. */
export function Presence({ caseId }: { caseId: string }) {
  const { user } = useSession()
  const nameOf = useNameOf()
  const others = useViewers(caseId).filter(viewer => viewer.userId !== user.userId)
  const names = others.map(viewer => nameOf(viewer.userId))
  const writer = others.find(viewer => viewer.writing)
  const joined = names.join(texts.presence.and)
  const words = writer
    ? texts.presence.writing(nameOf(writer.userId))
    : names.length > 1
      ? texts.presence.viewingMany(joined)
      : texts.presence.viewing(joined)
  return (
    <div role="status" className="flex items-center">
      {others.length > 0 ? (
        <span title={words} className="mr-1 flex items-center -space-x-1">
          <span className="sr-only">{words}</span>
          {others.slice(0, 3).map(viewer => (
            <span key={viewer.userId} aria-hidden className="relative">
              <Initials name={nameOf(viewer.userId)} size="large" className="ring-2 ring-surface" />
              {viewer.writing ? (
                <PencilLine className="absolute -right-1 -bottom-1 size-3 rounded bg-surface text-accent-text" />
              ) : null}
            </span>
          ))}
        </span>
      ) : null}
    </div>
  )
}
