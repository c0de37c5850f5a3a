import type { CaseRow } from '@evenhand/contract/queue.ts'
import type { Panel } from '../routes/panels.ts'
import { Bone } from '../ui/Skeleton.tsx'
import { CaseColumn } from './CaseColumn.tsx'
import { CaseHead } from './CaseHead.tsx'

function HeadBones() {
  return (
    <div className="border-b border-line px-5 py-3" aria-hidden>
      <Bone className="h-4 w-44" />
      <Bone className="mt-2 h-2.5 w-32" />
      <Bone className="mt-5 h-5 w-24" />
    </div>
  )
}

/** The case while it is read: what the list knows stands already, the rest in its real places. */
export function CaseSkeleton({ row, panel }: { row: CaseRow | undefined; panel: Panel | undefined }) {
  const head = row ? <CaseHead row={row} shown={undefined} steps={null} panel={panel} onLeave={() => undefined} /> : <HeadBones />
  return (
    <>
      <CaseColumn head={head} panel={panel} isBusy>
        <div className="flex grow flex-col gap-4 px-5 py-6" aria-hidden>
          <Bone className="h-16 w-3/5" />
          <Bone className="h-10 w-2/5" />
          <Bone className="h-14 w-1/2 self-end" />
        </div>
      </CaseColumn>
      {row ? null : <div className="w-84 shrink-0 border-l border-line max-xl:hidden" />}
    </>
  )
}
