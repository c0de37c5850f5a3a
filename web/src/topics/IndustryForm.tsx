import { industries, type Industry } from '@evenhand/language/topics/industry.ts'
import { topicLanguages, type TopicLanguage } from '@evenhand/language/topics/topic.ts'
import { useState } from 'react'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { SelectField } from '../ui/Field.tsx'
import { FormFrame } from './FormFrame.tsx'
import { topicRoutes, useTopicStep } from './topic-queries.ts'

const t = texts.topics

/** Chooses what to begin with. */
export function IndustryForm({ onClose }: { onClose: () => void }) {
  const [industry, setIndustry] = useState<Industry>('electronics')
  const [language, setLanguage] = useState<TopicLanguage>('en')
  const step = useTopicStep()
  return (
    <FormFrame
      title={t.addIndustry}
      lead={t.industryLead}
      confirm={t.industryAdd}
      onClose={onClose}
      onConfirm={onProblem => step(() => request(topicRoutes.addIndustry, { body: { industry, language } }), onProblem)}
    >
      <SelectField
        label={t.industryField}
        value={industry}
        onChange={event => setIndustry(industries.find(one => one === event.target.value) ?? 'electronics')}
      >
        {industries.map(one => (
          <option key={one} value={one}>
            {t.industries[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t.namesIn}
        value={language}
        onChange={event => setLanguage(topicLanguages.find(one => one === event.target.value) ?? 'en')}
      >
        {topicLanguages.map(one => (
          <option key={one} value={one}>
            {t.languages[one]}
          </option>
        ))}
      </SelectField>
    </FormFrame>
  )
}
