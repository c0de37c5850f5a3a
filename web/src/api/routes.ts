import type * as cases from '@evenhand/contract/case.ts'
import type * as dates from '@evenhand/contract/case-dates.ts'
import type * as channels from '@evenhand/contract/channel.ts'
import type * as customers from '@evenhand/contract/customer.ts'
import type * as imports from '@evenhand/contract/imports.ts'
import type * as live from '@evenhand/contract/live.ts'
import type * as person from '@evenhand/contract/person.ts'
import type * as queue from '@evenhand/contract/queue.ts'
import type * as session from '@evenhand/contract/session.ts'
import type * as understanding from '@evenhand/contract/understanding-routes.ts'
import { route } from './request.ts'

/** Every route that the desk calls. */
export const routes = {
  session: route<typeof session.getSession>('get', '/api/session'),
  signInWithPassword: route<typeof session.signInWithPassword>('post', '/api/sign-in/password'),
  signInWithLink: route<typeof session.signInWithLink>('post', '/api/sign-in/link'),
  signOut: route<typeof session.signOut>('post', '/api/sign-out'),
  members: route<typeof session.listMembers>('get', '/api/members'),
  cases: route<typeof queue.listCases>('get', '/api/cases'),
  counts: route<typeof queue.countCases>('get', '/api/case-counts'),
  search: route<typeof queue.searchCases>('get', '/api/search'),
  case: route<typeof cases.getCase>('get', '/api/cases/{id}'),
  why: route<typeof cases.explainCase>('get', '/api/cases/{id}/why'),
  reply: route<typeof cases.replyToCase>('post', '/api/cases/{id}/replies'),
  undoReply: route<typeof cases.undoReply>('post', '/api/replies/{id}/undo'),
  retryReply: route<typeof cases.retryReply>('post', '/api/replies/{id}/retry'),
  note: route<typeof cases.addNote>('post', '/api/cases/{id}/notes'),
  assign: route<typeof cases.assignCase>('post', '/api/cases/{id}/assignee'),
  snooze: route<typeof cases.snoozeCase>('post', '/api/cases/{id}/snooze'),
  status: route<typeof cases.setCaseStatus>('post', '/api/cases/{id}/status'),
  severity: route<typeof cases.setSeverity>('post', '/api/cases/{id}/severity'),
  setDate: route<typeof dates.setCaseDate>('post', '/api/cases/{id}/dates'),
  keepDate: route<typeof dates.keepCaseDate>('post', '/api/cases/{id}/dates/{dateId}/kept'),
  withdrawDate: route<typeof dates.withdrawCaseDate>('post', '/api/cases/{id}/dates/{dateId}/withdraw'),
  understand: route<typeof understanding.confirmUnderstanding>('post', '/api/cases/{id}/understanding'),
  undoUnderstanding: route<typeof understanding.undoConfirmation>('post', '/api/corrections/{id}/undo'),
  linkContact: route<typeof cases.linkEarlierContact>('post', '/api/cases/{id}/earlier-contacts'),
  join: route<typeof cases.joinCases>('post', '/api/cases/{id}/join'),
  dismiss: route<typeof cases.dismissSuggestion>('post', '/api/suggestions/{id}/dismiss'),
  undoMerge: route<typeof cases.undoMerge>('post', '/api/merges/{id}/undo'),
  presence: route<typeof live.tellPresence>('post', '/api/cases/{id}/presence'),
  customer: route<typeof customers.getCustomer>('get', '/api/customers/{id}'),
  exportPerson: route<typeof person.exportPerson>('post', '/api/people/{id}/export'),
  previewErasure: route<typeof person.previewErasure>('get', '/api/people/{id}/erasure'),
  erasePerson: route<typeof person.erasePerson>('post', '/api/people/{id}/erasure'),
  channels: route<typeof channels.listChannels>('get', '/api/channels'),
  connectWebhook: route<typeof channels.connectWebhook>('post', '/api/channels'),
  updateChannel: route<typeof channels.updateChannel>('patch', '/api/channels/{id}'),
  renewSecret: route<typeof channels.renewSecret>('post', '/api/channels/{id}/secrets'),
  imports: route<typeof imports.listImports>('get', '/api/imports'),
  applyImport: route<typeof imports.applyImport>('post', '/api/imports/{id}/apply'),
  cancelImport: route<typeof imports.cancelImport>('post', '/api/imports/{id}/cancel'),
  resumeImport: route<typeof imports.resumeImport>('post', '/api/imports/{id}/resume'),
}
