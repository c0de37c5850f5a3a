import type * as answers from '@evenhand/contract/answers.ts'
import { route } from '../api/request.ts'

/** The routes of answers and articles. */
export const answerRoutes = {
  suggestions: route<typeof answers.suggestAnswers>('get', '/api/cases/{id}/suggestions'),
  keep: route<typeof answers.keepAnswer>('post', '/api/cases/{id}/kept-answers'),
  kept: route<typeof answers.listKeptAnswers>('get', '/api/kept-answers'),
  forget: route<typeof answers.forgetKeptAnswer>('delete', '/api/kept-answers/{id}'),
  articles: route<typeof answers.listArticles>('get', '/api/articles'),
  article: route<typeof answers.getArticle>('get', '/api/articles/{id}'),
  version: route<typeof answers.getArticleVersion>('get', '/api/articles/{id}/versions/{version}'),
  create: route<typeof answers.createArticle>('post', '/api/articles'),
  update: route<typeof answers.updateArticle>('put', '/api/articles/{id}'),
  bring: route<typeof answers.importArticles>('post', '/api/articles/import'),
}
