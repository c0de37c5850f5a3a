import type { Source } from '@evenhand/contract/record-sources.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Store } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { Moment } from '../ui/Time.tsx'
import { toast } from '../ui/toasts.ts'
import { AddSource } from './AddSource.tsx'
import { sourceRoutes, sourcesQuery } from './source-queries.ts'
import { SourceSecret } from './SourceSecret.tsx'

const t = texts.sources

function State({ source }: { source: Source }) {
  if (source.disabledAt !== null) return t.off
  if (!source.hasSecret) return t.waits
  if (source.heardAt === null) return t.silent
  return (
    <>
      {t.heard} <Moment at={source.heardAt} />
    </>
  )
}

function SourceItem({ source, onSecret }: { source: Source; onSecret: () => void }) {
  const client = useQueryClient()
  const turn = async () => {
    try {
      await request(sourceRoutes.update, { params: { id: source.id }, body: { disabled: source.disabledAt === null } })
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
    await client.invalidateQueries({ queryKey: sourcesQuery.queryKey })
  }
  return (
    <li className="flex items-start gap-3 py-4">
      <Store className="mt-1 size-4 shrink-0 text-ink-3" strokeWidth={1.75} aria-hidden />
      <div className="min-w-0 grow">
        <h3 className="flex flex-wrap items-baseline gap-x-3 font-medium">
          {source.name}
          <span className="text-12 font-normal text-ink-3">{t.vendors[source.kind]}</span>
        </h3>
        <p className="mt-0.5 text-13 text-pretty text-ink-2">
          <State source={source} />
        </p>
        {source.disabledAt === null ? (
          <div className="mt-1 text-13">
            <CopyText text={`${location.origin}${source.inboundPath}`} />
          </div>
        ) : null}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" onClick={onSecret} aria-label={`${t.setSecret}: ${source.name}`}>
            {t.setSecret}
          </Button>
          <Button
            size="small"
            look="quiet"
            onClick={() => void turn()}
            aria-label={`${source.disabledAt === null ? t.switchOff : t.switchOn}: ${source.name}`}
          >
            {source.disabledAt === null ? t.switchOff : t.switchOn}
          </Button>
        </div>
      </div>
    </li>
  )
}

/** What sends customers and orders by itself. For admins: it is behind the same door as channels. */
export function Sources() {
  const { data, error, refetch } = useQuery(sourcesQuery)
  const [isAdding, setAdding] = useState(false)
  const [asking, setAsking] = useState<Source | null>(null)
  return (
    <section aria-labelledby="sources" className="mt-12">
      <h2 id="sources" className="text-16 font-semibold">
        {t.title}
      </h2>
      <p className="mt-1 text-pretty text-ink-2">{t.lead}</p>
      <Button className="mt-4 mb-6" onClick={() => setAdding(true)}>
        <Plus className="size-4" aria-hidden />
        {t.add}
      </Button>
      {error && !data ? <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Bone className="h-20 w-full" /> : null}
      {data?.length === 0 ? <p className="border-y border-line py-4 text-13 text-ink-2">{t.none}</p> : null}
      {data && data.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {data.map(source => (
            <SourceItem key={source.id} source={source} onSecret={() => setAsking(source)} />
          ))}
        </ul>
      ) : null}
      {isAdding ? (
        <AddSource
          onClose={() => setAdding(false)}
          onAdded={made => {
            setAdding(false)
            setAsking(made)
          }}
        />
      ) : null}
      {asking ? <SourceSecret source={asking} onClose={() => setAsking(null)} /> : null}
    </section>
  )
}
