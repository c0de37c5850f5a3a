import type { Topic } from '@evenhand/contract/topics.ts'
import { useQuery } from '@tanstack/react-query'
import { Factory, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { request } from '../api/request.ts'
import { Page } from '../app/Page.tsx'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toasts.ts'
import { GroupList } from './GroupList.tsx'
import { IndustryForm } from './IndustryForm.tsx'
import { topicRoutes, topicsQuery, useTopicStep } from './topic-queries.ts'
import { TopicForm } from './TopicForm.tsx'
import { TopicTree } from './TopicTree.tsx'

const t = texts.topics

type Editing = { topic: Topic } | { below: string | null }

function Section({ title, lead, actions, children }: { title: string; lead: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-10">
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-3">
        <div className="min-w-64 flex-1">
          <h2 className="text-20 font-semibold tracking-tight">{title}</h2>
          <p className="max-w-[64ch] text-13 text-pretty text-ink-2">{lead}</p>
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}

function Empty({ mayChange, onBegin }: { mayChange: boolean; onBegin: () => void }) {
  return (
    <div className="border-y border-line py-10 text-center">
      <p className="font-medium">{t.emptyTitle}</p>
      <p className="mx-auto mt-1 mb-4 max-w-96 text-13 text-pretty text-ink-2">{mayChange ? t.empty : t.emptyReader}</p>
      {mayChange ? (
        <Button look="primary" onClick={onBegin}>
          <Factory className="size-4" strokeWidth={1.75} aria-hidden />
          {t.industry}
        </Button>
      ) : null}
    </div>
  )
}

function Archived({ topics, onRestore }: { topics: readonly Topic[]; onRestore: (topic: Topic) => void }) {
  if (topics.length === 0) return null
  return (
    <details className="mt-3 text-13">
      <summary className="cursor-pointer rounded text-ink-3 hover:text-ink">{t.archivedTitle(topics.length)}</summary>
      <ul className="mt-1">
        {topics.map(topic => (
          <li key={topic.id} className="flex h-9 items-center gap-3">
            <span className="text-ink-2">{topic.name}</span>
            <Button look="text" size="inline" aria-label={`${t.restore}: ${topic.name}`} onClick={() => onRestore(topic)}>
              {t.restore}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Editor({ editing, topics, onClose }: { editing: Editing; topics: readonly Topic[]; onClose: () => void }) {
  const step = useTopicStep()
  const topic = 'topic' in editing ? editing.topic : null
  const blank = { name: '', parentId: 'below' in editing ? editing.below : null, words: {} }
  return (
    <TopicForm
      title={topic?.name ?? t.addTitle}
      id={topic?.id ?? null}
      draft={topic ?? blank}
      topics={topics}
      onClose={onClose}
      onSave={(body, onProblem) => {
        if (topic) return step(() => request(topicRoutes.change, { params: { id: topic.id }, body }), onProblem)
        return step(() => request(topicRoutes.add, { body }), onProblem)
      }}
    />
  )
}

/** What customers write about: the company's topics, and what was discovered. */
export function TopicsPage() {
  const { data, error, refetch } = useQuery(topicsQuery)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [choosing, setChoosing] = useState(false)
  const step = useTopicStep()
  const archive = async (topic: Topic, archived: boolean) => {
    const done = await step(() => request(topicRoutes.change, { params: { id: topic.id }, body: { archived } }))
    if (done) toast({ id: 'topics', message: t.saved })
  }
  const topics = data?.topics ?? []
  const mayChange = data?.mayChange ?? false
  const isEmpty = topics.every(({ archived }) => archived)
  const actions = {
    onEdit: (topic: Topic) => setEditing({ topic }),
    onAddBelow: (topic: Topic) => setEditing({ below: topic.id }),
    onArchive: (topic: Topic) => void archive(topic, true),
  }
  const content = () => {
    if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
    if (!data) return <Bone className="h-72 w-full" />
    if (isEmpty) return <Empty mayChange={mayChange} onBegin={() => setChoosing(true)} />
    return <TopicTree topics={topics} actions={mayChange ? actions : null} />
  }
  const buttons = (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setChoosing(true)}>{t.addIndustry}</Button>
      <Button look="primary" onClick={() => setEditing({ below: null })}>
        <Plus className="size-4" aria-hidden />
        {t.add}
      </Button>
    </div>
  )
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.catalogue} lead={t.catalogueLead} actions={mayChange && !isEmpty ? buttons : null}>
        <p role="status" className={data?.isReading ? 'mb-2 text-13 text-ink-2' : 'sr-only'}>
          {data?.isReading ? t.reading : ''}
        </p>
        {content()}
        {mayChange ? (
          <Archived topics={topics.filter(one => one.archived)} onRestore={topic => void archive(topic, false)} />
        ) : null}
      </Section>
      <Section title={t.discovered} lead={t.discoveredLead}>
        <GroupList topics={topics} />
      </Section>
      {editing ? <Editor editing={editing} topics={topics} onClose={() => setEditing(null)} /> : null}
      {choosing ? <IndustryForm onClose={() => setChoosing(false)} /> : null}
    </Page>
  )
}
