import * as caseContract from '@evenhand/contract/case.ts'
import {
  countCases as countCasesRoute,
  listCases as listCasesRoute,
  searchCases as searchCasesRoute,
} from '@evenhand/contract/queue.ts'
import { addNote } from '../../use-cases/cases/add-note.ts'
import { assignCase } from '../../use-cases/cases/assign-case.ts'
import { countCases } from '../../use-cases/cases/count-cases.ts'
import { findEarlierContacts } from '../../use-cases/cases/find-earlier-contacts.ts'
import { explainCase } from '../../use-cases/cases/explain-case.ts'
import { dismissSuggestion, joinCases } from '../../use-cases/cases/join-cases.ts'
import { linkEarlierContact } from '../../use-cases/cases/link-earlier-contact.ts'
import { listCases } from '../../use-cases/cases/list-cases.ts'
import { loadCase } from '../../use-cases/cases/load-case.ts'
import { searchCases } from '../../use-cases/cases/search-cases.ts'
import { setSeverity } from '../../use-cases/cases/set-severity.ts'
import { setStatus } from '../../use-cases/cases/set-status.ts'
import { snoozeCase } from '../../use-cases/cases/snooze-case.ts'
import { undoMerge } from '../../use-cases/cases/undo-merge.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpParts, type Routes } from '../parts.ts'
import { presentCase } from '../present/case.ts'
import { presentCaseRow } from '../present/case-row.ts'
import { presentEarlierContact } from '../present/customer.ts'
import { presentCounts } from '../present/counts.ts'
import { presentExplanation } from '../present/explanation.ts'

/** Lists, one case, and what is done to it. Who may read, reads all; agents change. */
export function caseRoutes(parts: HttpParts): Routes {
  const routes = newRoutes()
  addReading(routes, parts)
  addChanging(routes, parts)
  addJoining(routes, parts)
  return routes
}

function addReading(routes: Routes, { context }: HttpParts): void {
  routes.openapi(listCasesRoute, async c => {
    const { rows, next } = await listCases(context, allow(c, 'viewer'), c.req.valid('query'))
    return c.json({ cases: rows.map(presentCaseRow), next }, 200)
  })
  routes.openapi(countCasesRoute, async c => c.json(presentCounts(await countCases(context, allow(c, 'viewer'))), 200))
  routes.openapi(searchCasesRoute, async c => {
    const rows = await searchCases(context, allow(c, 'viewer'), c.req.valid('query'))
    return c.json({ cases: rows.map(presentCaseRow) }, 200)
  })
  routes.openapi(caseContract.getCase, async c => {
    return c.json(presentCase(await loadCase(context, allow(c, 'viewer'), c.req.valid('param').id)), 200)
  })
  routes.openapi(caseContract.explainCase, async c => {
    const { counterfactuals } = c.req.valid('query')
    const explained = await explainCase(context, allow(c, 'viewer'), c.req.valid('param').id, { counterfactuals })
    return c.json(presentExplanation(explained), 200)
  })
}

function addChanging(routes: Routes, { context }: HttpParts): void {
  routes.openapi(caseContract.addNote, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await addNote(context, actor, c.req.valid('param').id, c.req.valid('json').body)), 200)
  })
  routes.openapi(caseContract.assignCase, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await assignCase(context, actor, c.req.valid('param').id, c.req.valid('json').userId)), 200)
  })
  routes.openapi(caseContract.snoozeCase, async c => {
    const actor = allow(c, 'agent')
    const until = Date.parse(c.req.valid('json').until)
    return c.json(presentCase(await snoozeCase(context, actor, c.req.valid('param').id, until)), 200)
  })
  routes.openapi(caseContract.setCaseStatus, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await setStatus(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
  routes.openapi(caseContract.setSeverity, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await setSeverity(context, actor, c.req.valid('param').id, c.req.valid('json'))), 200)
  })
}

function addJoining(routes: Routes, { context }: HttpParts): void {
  routes.openapi(caseContract.findEarlierContacts, async c => {
    const actor = allow(c, 'agent')
    const found = await findEarlierContacts(context, actor, c.req.valid('param').id, c.req.valid('query').q)
    return c.json({ contacts: found.map(presentEarlierContact) }, 200)
  })
  routes.openapi(caseContract.linkEarlierContact, async c => {
    const actor = allow(c, 'agent')
    return c.json(
      presentCase(await linkEarlierContact(context, actor, c.req.valid('param').id, c.req.valid('json').contactId)),
      200,
    )
  })
  routes.openapi(caseContract.joinCases, async c => {
    const actor = allow(c, 'agent')
    return c.json(presentCase(await joinCases(context, actor, c.req.valid('param').id, c.req.valid('json').otherCaseId)), 200)
  })
  routes.openapi(caseContract.dismissSuggestion, async c => {
    return c.json(presentCase(await dismissSuggestion(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
  routes.openapi(caseContract.undoMerge, async c => {
    return c.json(presentCase(await undoMerge(context, allow(c, 'agent'), c.req.valid('param').id)), 200)
  })
}
