import type { Model, Models } from '@evenhand/contract/models.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { sentenceOf } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { Page } from '../../app/Page.tsx'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { Moment } from '../../ui/Time.tsx'
import { toast } from '../../ui/toasts.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { ModelItem } from './ModelItem.tsx'
import { modelRoutes, modelsQuery } from './model-queries.ts'
import { OfferWeights } from './OfferWeights.tsx'

const t = texts.models

type Choose = (version: string, onProblem?: (sentence: string) => void) => Promise<boolean>

/** Offers weights and chooses versions; what the server answers is what is shown. */
function useModelSteps(inForce: string) {
  const client = useQueryClient()
  const show = (models: Models) => client.setQueryData(modelsQuery.queryKey, models)
  const offer = async (weights: unknown): Promise<string> => {
    // What the file holds is checked where it is read by.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const answered = await request(modelRoutes.offer, { body: { weights } as never })
    show(answered.models)
    return answered.version
  }
  const choose: Choose = async (version, onProblem) => {
    try {
      show(await request(modelRoutes.choose, { body: { version, seenInForce: inForce } }))
      toast({ id: 'models', message: t.accepted(version) })
      return true
    } catch (error) {
      if (onProblem) onProblem(sentenceOf(error))
      else toast({ id: 'problem', message: sentenceOf(error), problem: true })
      return false
    }
  }
  return { offer, choose }
}

function Choices({ choices }: Pick<Models, 'choices'>) {
  if (choices.length === 0) return null
  return (
    <section aria-label={t.history} className="mt-10">
      <h2 className="mb-2 text-16 font-semibold">{t.history}</h2>
      <ol className="divide-y divide-line border-y border-line text-13">
        {choices.map(({ version, at, by }) => (
          <li key={at + version} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>{t.chose(version, by)}</span>
            <Moment at={at} className="text-ink-3" />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Versions({ data, fresh, choose }: { data: Models; fresh: string | null; choose: Choose }) {
  const [accepting, setAccepting] = useState<Model | null>(null)
  const { models, inForce, previous, mayChange } = data
  return (
    <section aria-label={t.versions} className="mt-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-20 font-semibold tracking-tight">{t.versions}</h2>
        {mayChange && previous ? (
          <Button onClick={() => void choose(previous)}>
            <Undo2 className="size-4" strokeWidth={1.75} aria-hidden />
            {t.back(previous)}
          </Button>
        ) : null}
      </div>
      <ul className="divide-y divide-line border-y border-line">
        {models.map(model => (
          <ModelItem
            key={model.version}
            model={model}
            isInForce={model.version === inForce}
            isFresh={model.version === fresh}
            mayChange={mayChange}
            onChoose={() => setAccepting(model)}
          />
        ))}
      </ul>
      {accepting ? (
        <AcceptDialog
          model={accepting}
          onClose={() => setAccepting(null)}
          onConfirm={onProblem => choose(accepting.version, onProblem)}
        />
      ) : null}
    </section>
  )
}

/** Which version of the language model reads here, how others compare, and the way to a better one. */
export function ModelsPage() {
  const { data, error, refetch } = useQuery(modelsQuery)
  const [fresh, setFresh] = useState<string | null>(null)
  const { offer, choose } = useModelSteps(data?.inForce ?? '')
  const content = () => {
    if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
    if (!data) return <Bone className="mt-8 h-72 w-full" />
    return (
      <>
        <Versions data={data} fresh={fresh} choose={choose} />
        {data.mayChange ? (
          <OfferWeights
            corrections={data.corrections}
            untaught={data.untaught}
            onWeights={async weights => setFresh(await offer(weights))}
          />
        ) : null}
        <Choices choices={data.choices} />
      </>
    )
  }
  return (
    <Page title={t.title} lead={t.lead}>
      {content()}
    </Page>
  )
}
