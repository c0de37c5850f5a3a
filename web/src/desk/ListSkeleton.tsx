import { Bone } from '../ui/Skeleton.tsx'

const pattern = ['w-40', 'w-52', 'w-32', 'w-48', 'w-44', 'w-56', 'w-36', 'w-52', 'w-40']
const widths = [...pattern, ...pattern]

/** Rows of the list's real size, as many as a window shows. */
export function ListSkeleton() {
  return (
    <div aria-hidden className="w-full overflow-hidden">
      {widths.map((width, index) => (
        // The order never changes, so the index is a true key.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="flex h-11 flex-col justify-center gap-2 border-b border-line px-3 compact:h-9 compact:gap-1">
          <div className="flex justify-between gap-4">
            <Bone className="h-2.5 w-28" />
            <Bone className="h-2.5 w-12" />
          </div>
          <Bone className={`h-2 ${width}`} />
        </div>
      ))}
    </div>
  )
}
