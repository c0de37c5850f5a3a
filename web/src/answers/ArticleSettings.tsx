import type { Article } from '@evenhand/contract/answers.ts'
import { useNameOf } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { SelectField, TextField } from '../ui/Field.tsx'
import { Moment } from '../ui/Time.tsx'
import { languageName } from '../ui/time-words.ts'
import type { ArticleForm } from './article-form.ts'

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

function Versions({ article }: { article: Article }) {
  const nameOf = useNameOf()
  return (
    <section>
      <h2 className="text-13 font-medium">{t.versions}</h2>
      <ol className="nums mt-1.5 flex flex-col gap-1 text-12 text-ink-3">
        {article.versions.slice(0, 8).map(({ version, at, by }) => (
          <li key={version}>
            <span className="text-ink-2">{t.version(version)}</span> <Moment at={at} as="inside" />
            {by === null ? null : ` ${t.by(nameOf(by))}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Props = { article: Article | null; form: ArticleForm; onChange: (part: Partial<ArticleForm>) => void }

/** What surrounds the words: whether and for whom they are offered, and how they fared. */
export function ArticleSettings({ article, form, onChange }: Props) {
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
          <Versions article={article} />
        </>
      ) : null}
    </aside>
  )
}
