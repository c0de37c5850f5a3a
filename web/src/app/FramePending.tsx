import { ListSkeleton } from '../desk/ListSkeleton.tsx'
import { Logo } from './Logo.tsx'
import { Bone } from '../ui/Skeleton.tsx'

/** The desk before anything is known: its real layout, without words. */
export function FramePending() {
  return (
    <div className="flex h-dvh" aria-busy>
      <div className="w-47 shrink-0 border-r border-line p-4 max-xl:w-14 max-xl:p-3 max-md:hidden">
        <Logo className="size-7" />
        <div className="mt-7 flex flex-col gap-4 max-xl:hidden">
          <Bone className="h-3 w-24" />
          <Bone className="h-3 w-20" />
          <Bone className="h-3 w-28" />
        </div>
      </div>
      <div className="w-106 shrink-0 border-r border-line bg-surface max-md:w-full">
        <div className="h-14 border-b border-line" />
        <ListSkeleton />
      </div>
      <div className="grow bg-surface max-md:hidden" />
    </div>
  )
}
