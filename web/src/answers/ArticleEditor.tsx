import type { Article } from '@evenhand/contract/answers.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { request } from '../api/request.ts'
import { sentenceOf } from '../api/problem.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toasts.ts'
import { formOf, inputOf, type ArticleForm } from './article-form.ts'
import { ArticleBody } from './ArticleBody.tsx'
import { ArticleSettings } from './ArticleSettings.tsx'
import { answerKeys } from './answer-queries.ts'
import { answerRoutes } from './answer-routes.ts'

const t = texts.article

function useSaving(article: Article | null, form: ArticleForm) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(() => JSON.stringify(formOf(article)))
  // The new article leaves its own page for the one with its address, and that is no leaving.
  const isLeaving = useRef(false)
  const isChanged = JSON.stringify(form) !== saved
  useBlocker({
    shouldBlockFn: () => isChanged && !isLeaving.current && !confirm(t.leave),
    enableBeforeUnload: () => isChanged,
  })
  const save = async () => {
    if (busy || !isChanged) return
    setBusy(true)
    try {
      const body = inputOf(form)
      const kept = article
        ? await request(answerRoutes.update, { params: { id: article.id }, body: { ...body, seenVersion: article.version } })
        : await request(answerRoutes.create, { body })
      setSaved(JSON.stringify(form))
      client.setQueryData(answerKeys.article(kept.id), kept)
      void client.invalidateQueries({ queryKey: answerKeys.articles })
      toast({ id: 'article', message: t.saved })
      isLeaving.current = true
      if (!article) await navigate({ to: '/articles/$id', params: { id: kept.id }, replace: true })
      isLeaving.current = false
    } catch (error) {
      toast({ id: 'problem', message: sentenceOf(error), problem: true })
    }
    setBusy(false)
  }
  return { save, busy, isChanged }
}

/** Writes one article: words on the left, what surrounds them on the right. */
export function ArticleEditor({ article }: { article: Article | null }) {
  const [form, setForm] = useState(() => formOf(article))
  const { save, busy, isChanged } = useSaving(article, form)
  const change = (part: Partial<ArticleForm>) => setForm(before => ({ ...before, ...part }))
  const restore = (words: Partial<ArticleForm>) => {
    if (isChanged && !confirm(t.overwrite)) return
    change(words)
    toast({ id: 'article', message: t.restored })
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={event => {
        if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') void save()
      }}
    >
      <div className="mt-2 flex items-center gap-4">
        <h1 className="one-line min-w-0 grow text-20 font-semibold tracking-tight">{article ? article.title : t.newTitle}</h1>
        <Button look="primary" type="submit" disabled={busy || !isChanged || form.title.trim() === ''}>
          {t.save}
        </Button>
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-6 lg:grid-cols-[1fr_16rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <TextField
            label={t.title}
            hint={t.titleHint}
            value={form.title}
            required
            maxLength={300}
            dir="auto"
            onChange={event => change({ title: event.target.value })}
          />
          <ArticleBody body={form.body} language={form.language} onBody={body => change({ body })} />
        </div>
        <ArticleSettings article={article} form={form} onChange={change} onRestore={restore} />
      </div>
    </form>
  )
}
