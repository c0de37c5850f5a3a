import type { Import } from '@evenhand/contract/imports.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { useSession } from '../api/session.ts'
import { Page } from '../app/Page.tsx'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { DropZone } from './DropZone.tsx'
import { ImportCard } from './ImportCard.tsx'
import { SendCard } from './SendCard.tsx'

const isGoingOn = ({ state, waiting }: Import): boolean => state === 'running' || waiting > 0
/** While something goes on the numbers are asked for; live events bring the rest. */
const whileRunningMs = 1000

function History() {
  const { data, error, refetch } = useQuery({
    queryKey: keys.imports,
    queryFn: async ({ signal }) => (await request(routes.imports, { signal })).imports,
    refetchInterval: query => (query.state.data?.some(isGoingOn) ? whileRunningMs : false),
  })
  if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
  if (!data) return <Bone className="h-24 w-full" />
  if (data.length === 0) return <p className="text-ink-3">{texts.imports.none}</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {data.map((one, place) => (
        <ImportCard key={one.id} shown={one} isLatest={place === 0} />
      ))}
    </ul>
  )
}

export function ImportsPage() {
  const { can } = useSession()
  const [file, setFile] = useState<File | null>(null)
  return (
    <Page title={texts.imports.title} lead={texts.imports.lead}>
      <div className="mt-8">
        {!can.import ? (
          <p className="rounded border border-line bg-canvas px-4 py-3 text-ink-2">{texts.imports.refused}</p>
        ) : file ? (
          <SendCard key={`${file.name} ${file.lastModified}`} file={file} onDone={() => setFile(null)} />
        ) : (
          <DropZone onFile={setFile} />
        )}
      </div>
      {can.import ? (
        <>
          <h2 className="mt-12 mb-3 text-16 font-semibold">{texts.imports.history}</h2>
          <History />
        </>
      ) : null}
    </Page>
  )
}
