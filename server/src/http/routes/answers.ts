import * as contract from '@evenhand/contract/answers.ts'
import type { AnswerShelf } from '../../use-cases/answers/answer-shelf.ts'
import { createArticle, listArticles, loadArticle, loadVersion, updateArticle } from '../../use-cases/answers/articles.ts'
import { importArticles } from '../../use-cases/answers/import-articles.ts'
import { forgetKept, keepAnswer, listKeptAnswers } from '../../use-cases/answers/keep-answer.ts'
import { suggestAnswers } from '../../use-cases/answers/suggest-answers.ts'
import { allow, limitBody } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentArticle, presentArticleRow, presentKept, presentSuggestion, presentVersion } from '../present/answers.ts'

/** What is offered to those who write replies: agents use it, leads and admins write articles, viewers read. */
export function answerRoutes(parts: HttpParts, shelf: AnswerShelf): Routes {
  const routes = newRoutes()
  addSuggesting(routes, parts, shelf)
  addKeeping(routes, parts, shelf)
  addArticles(routes, parts, shelf)
  return routes
}

function addSuggesting(routes: Routes, { context }: HttpParts, shelf: AnswerShelf): void {
  routes.openapi(contract.suggestAnswers, async c => {
    const { suggestions, best, language } = await suggestAnswers(context, shelf, allow(c, 'viewer'), c.req.valid('param').id)
    return c.json({ suggestions: suggestions.map(presentSuggestion), best: best?.documentId ?? null, language }, 200)
  })
}

function addKeeping(routes: Routes, { context }: HttpParts, shelf: AnswerShelf): void {
  routes.openapi(contract.keepAnswer, async c => {
    const actor = allow(c, 'agent')
    const kept = await keepAnswer(context, actor, c.req.valid('param').id, c.req.valid('json').messageId)
    shelf.changed(actor.workspaceId, [kept.id])
    return c.json(presentKept(kept), 200)
  })
  routes.openapi(contract.listKeptAnswers, async c => {
    const kept = await listKeptAnswers(context, allow(c, 'viewer'))
    return c.json({ kept: kept.map(presentKept) }, 200)
  })
  routes.openapi(contract.forgetKeptAnswer, async c => {
    const actor = allow(c, 'agent')
    const { id } = c.req.valid('param')
    await forgetKept(context, actor, id)
    shelf.changed(actor.workspaceId, [id])
    return c.json({ forgotten: true as const }, 200)
  })
}

function addArticles(routes: Routes, { context }: HttpParts, shelf: AnswerShelf): void {
  routes.openapi(contract.listArticles, async c => {
    const { articles, next } = await listArticles(context, allow(c, 'viewer'), c.req.valid('query'))
    return c.json({ articles: articles.map(presentArticleRow), next }, 200)
  })
  routes.openapi(contract.getArticle, async c => {
    return c.json(presentArticle(await loadArticle(context, allow(c, 'viewer'), c.req.valid('param').id)), 200)
  })
  routes.openapi(contract.getArticleVersion, async c => {
    return c.json(presentVersion(await loadVersion(context, allow(c, 'viewer'), c.req.valid('param'))), 200)
  })
  routes.openapi(contract.createArticle, async c => {
    const actor = allow(c, 'lead')
    const article = await createArticle(context, actor, c.req.valid('json'))
    shelf.changed(actor.workspaceId, [article.row.id])
    return c.json(presentArticle(article), 200)
  })
  routes.openapi(contract.updateArticle, async c => {
    const actor = allow(c, 'lead')
    const article = await updateArticle(context, actor, c.req.valid('param').id, c.req.valid('json'))
    shelf.changed(actor.workspaceId, [article.row.id])
    return c.json(presentArticle(article), 200)
  })
  routes.use(contract.importArticles.path, limitBody(contract.maxArticleImportBytes))
  routes.openapi(contract.importArticles, async c => {
    const actor = allow(c, 'lead')
    const { language = null, ...input } = c.req.valid('json')
    const done = await importArticles(context, actor, { ...input, language })
    if (!done.dryRun && done.created + done.changed > 0) shelf.changed(actor.workspaceId, null)
    return c.json(done, 200)
  })
}
