import type { Topic } from '@evenhand/contract/topics.ts'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { SelectField, TextArea, TextField } from '../ui/Field.tsx'
import { FormFrame } from './FormFrame.tsx'
import { placesFor } from './topic-tree.ts'

const t = texts.topics
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'tr'] as const satisfies readonly (keyof Topic['words'])[]

export type TopicDraft = Pick<Topic, 'name' | 'parentId' | 'words'>
type Props = {
  title: string
  /** The topic itself, which cannot stand below itself; null for a new one. */
  id: string | null
  draft: TopicDraft
  topics: readonly Topic[]
  onClose: () => void
  onSave: (draft: TopicDraft, onProblem: (sentence: string) => void) => Promise<boolean>
}

/** Name, place and words of a topic. */
export function TopicForm({ title, id, draft, topics, onClose, onSave }: Props) {
  const [name, setName] = useState(draft.name)
  const [parentId, setParentId] = useState(draft.parentId)
  const [words, setWords] = useState(draft.words)
  const save = (onProblem: (sentence: string) => void) => onSave({ name: name.trim(), parentId, words }, onProblem)
  return (
    <FormFrame title={title} confirm={texts.action.save} width="wide" onClose={onClose} onConfirm={save}>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <TextField label={t.name} value={name} required maxLength={80} onChange={event => setName(event.target.value)} />
        <SelectField label={t.place} value={parentId ?? ''} onChange={event => setParentId(event.target.value || null)}>
          <option value="">{t.top}</option>
          {placesFor(topics, id).map(({ topic, level }) => (
            <option key={topic.id} value={topic.id}>{`${'\u00a0\u00a0\u00a0'.repeat(level)}${topic.name}`}</option>
          ))}
        </SelectField>
      </div>
      <fieldset className="flex flex-col gap-3 border-t border-line pt-4">
        <legend className="sr-only">{t.words}</legend>
        <div>
          <p className="text-13 font-medium">{t.words}</p>
          <p className="text-12 text-pretty text-ink-3">{t.wordsHint}</p>
        </div>
        {languages.map(language => (
          <TextArea
            key={language}
            label={t.languages[language]}
            lang={language}
            rows={2}
            maxLength={4000}
            spellCheck={false}
            className="min-h-14 text-13"
            value={words[language] ?? ''}
            onChange={event => setWords({ ...words, [language]: event.target.value })}
          />
        ))}
      </fieldset>
    </FormFrame>
  )
}
