import type { TopicGroup } from '@evenhand/contract/topics.ts'
import { useState } from 'react'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import { FormFrame } from './FormFrame.tsx'
import { topicRoutes, useTopicStep } from './topic-queries.ts'

const t = texts.topics

export function RenameForm({ group, onClose }: { group: TopicGroup; onClose: () => void }) {
  const [name, setName] = useState(group.name)
  const step = useTopicStep()
  return (
    <FormFrame
      title={t.renameTitle}
      confirm={texts.action.save}
      onClose={onClose}
      onConfirm={onProblem =>
        step(() => request(topicRoutes.rename, { params: { id: group.id }, body: { name: name.trim() } }), onProblem)
      }
    >
      <TextField
        label={t.name}
        hint={t.renameHint}
        value={name}
        required
        maxLength={80}
        onChange={event => setName(event.target.value)}
      />
    </FormFrame>
  )
}

type MergeProps = { group: TopicGroup; groups: readonly TopicGroup[]; onClose: () => void }

export function MergeForm({ group, groups, onClose }: MergeProps) {
  const others = groups.filter(({ id }) => id !== group.id)
  const [intoId, setIntoId] = useState(others[0]?.id ?? '')
  const step = useTopicStep()
  return (
    <FormFrame
      title={t.mergeTitle(group.name)}
      lead={t.mergeLead}
      confirm={t.mergeNow}
      onClose={onClose}
      onConfirm={onProblem => step(() => request(topicRoutes.merge, { params: { id: group.id }, body: { intoId } }), onProblem)}
    >
      <SelectField label={t.mergeField} value={intoId} required onChange={event => setIntoId(event.target.value)}>
        {others.map(other => (
          <option key={other.id} value={other.id}>{`${other.name} (${t.messages(other.messages)})`}</option>
        ))}
      </SelectField>
    </FormFrame>
  )
}
