import type { Topic, TopicGroup } from '@evenhand/contract/topics.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { ErrorNotice } from '../ui/Notice.tsx'
import { Bone } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toasts.ts'
import { GroupCard, type GroupActions } from './GroupCard.tsx'
import { MergeForm, RenameForm } from './GroupForms.tsx'
import { groupsQuery, topicRoutes, useTopicStep } from './topic-queries.ts'
import { TopicForm } from './TopicForm.tsx'

const t = texts.topics

type Asking = { what: 'rename' | 'merge' | 'topic'; group: TopicGroup }
type FormsProps = { asking: Asking; groups: readonly TopicGroup[]; topics: readonly Topic[]; onClose: () => void }

function Forms({ asking: { what, group }, groups, topics, onClose }: FormsProps) {
  const step = useTopicStep()
  if (what === 'rename') return <RenameForm group={group} onClose={onClose} />
  if (what === 'merge') return <MergeForm group={group} groups={groups} onClose={onClose} />
  return (
    <TopicForm
      title={t.makeTopic}
      id={null}
      draft={{ name: group.name, parentId: null, words: {} }}
      topics={topics}
      onClose={onClose}
      onSave={(body, onProblem) => step(() => request(topicRoutes.makeTopic, { params: { id: group.id }, body }), onProblem)}
    />
  )
}

/** Groups of messages that mean the same. */
export function GroupList({ topics }: { topics: readonly Topic[] }) {
  const { data, error, refetch } = useQuery(groupsQuery)
  const [asking, setAsking] = useState<Asking | null>(null)
  const step = useTopicStep()
  if (error && !data) return <ErrorNotice title={texts.problem.title} error={error} onRetry={() => void refetch()} />
  if (!data) return <Bone className="h-40 w-full" />
  if (data.groups.length === 0)
    return (
      <div className="border-y border-line py-8 text-center">
        <p className="font-medium">{t.noGroupsTitle}</p>
        <p className="mx-auto mt-1 max-w-96 text-13 text-pretty text-ink-2">{t.noGroups}</p>
      </div>
    )
  const split = async (id: string) => {
    if (await step(() => request(topicRoutes.split, { params: { id } }))) toast({ id: 'topics', message: t.splitDone })
  }
  const actions: GroupActions = {
    onRename: group => setAsking({ what: 'rename', group }),
    onMerge: group => setAsking({ what: 'merge', group }),
    onMakeTopic: group => setAsking({ what: 'topic', group }),
    onSplit: id => void split(id),
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {data.groups.map(group => (
          <GroupCard key={group.id} group={group} actions={data.mayChange ? actions : null} />
        ))}
      </ul>
      {asking ? <Forms asking={asking} groups={data.groups} topics={topics} onClose={() => setAsking(null)} /> : null}
    </>
  )
}
