import type { Article } from '@evenhand/contract/answers.ts'
import { texts } from '../texts/en.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import { languageName } from '../ui/time-words.ts'
import type { ArticleForm } from './article-form.ts'
import { Versions } from './Versions.tsx'

const t = texts.article
const states = ['published', 'draft', 'archived'] as const
/** Those that understanding knows; an article may have any other. */
const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'] as const

function LanguageField({ language, onLanguage }: { language: string; onLanguage: (language: string) => void }) {
  const known: readonly string[] = languages
  return (
    <SelectField label={t.language} value={language} onChange={event => onLanguage(event.target.value)}>
      <option value="">{t.noLanguage}</option>
      {(known.includes(language) || language === '' ? known : [...known, language]).map(tag => (
        <option key={tag} value={tag}>
          {languageName(tag) ?? tag}
        </option>
      ))}
    </SelectField>
  )
}

type Props = {
  article: Article | null
  form: ArticleForm
  onChange: (part: Partial<ArticleForm>) => void
  /** The words of an earlier version are to be written on. */
  onRestore: (words: Omit<ArticleForm, 'state'>) => void
}

/** What surrounds the words: whether and for whom they are offered, and how they fared. */
export function ArticleSettings({ article, form, onChange, onRestore }: Props) {
  return (
    <aside className="flex flex-col gap-5">
      <SelectField
        label={t.state}
        hint={texts.articles.stateHints[form.state]}
        value={form.state}
        onChange={event => onChange({ state: states.find(one => one === event.target.value) ?? 'draft' })}
      >
        {states.map(state => (
          <option key={state} value={state}>
            {texts.articles.states[state]}
          </option>
        ))}
      </SelectField>
      <LanguageField language={form.language} onLanguage={language => onChange({ language })} />
      <TextField label={t.tags} hint={t.tagsHint} value={form.tags} onChange={event => onChange({ tags: event.target.value })} />
      <TextField
        label={t.url}
        hint={t.urlHint}
        type="url"
        value={form.url}
        placeholder="https://"
        onChange={event => onChange({ url: event.target.value })}
      />
      {article ? (
        <>
          <p className="nums text-13 text-ink-2">
            {texts.fared(article.fared)}
            <span className="mt-0.5 block text-12 text-ink-3">{texts.articles.sources[article.source]}</span>
          </p>
          <Versions article={article} onRestore={onRestore} />
        </>
      ) : null}
    </aside>
  )
}
