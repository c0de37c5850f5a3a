import { useState } from 'react'
import { draftKindOf, keepDraft, readDraft, type DraftKind } from './drafts.ts'
import { useDraftChanges } from './draft-changes.ts'

/** What is being written on a case, kept on this device with every key. */
export function useDraft(caseId: string) {
  const changes = useDraftChanges(caseId)
  const scope = `${caseId} ${changes}`
  const [state, setState] = useState(() => load(caseId, scope))
  const current = state.scope === scope ? state : load(caseId, scope)
  if (current !== state) setState(current)
  return {
    kind: current.kind,
    body: current.body,
    /** A key of its own for every text, so that sending the same twice is sending it once. */
    sendKey: current.sendKey,
    setKind: (kind: DraftKind) => setState({ ...current, kind, body: readDraft(localStorage, caseId, kind), sendKey: newKey() }),
    setBody: (body: string) => {
      keepDraft(localStorage, caseId, current.kind, body)
      setState({ ...current, body, sendKey: newKey() })
    },
    /** The server has these words. Others that another window wrote meanwhile stay kept. */
    setSent: (sent: string) => {
      if (readDraft(localStorage, caseId, current.kind).trim() === sent) keepDraft(localStorage, caseId, current.kind, '')
      setState({ ...current, body: '', sendKey: newKey() })
    },
    /** Once more, with the same key: another window may have sent its own words and cleared the place. */
    keep: () => keepDraft(localStorage, caseId, current.kind, current.body),
  }
}

function load(caseId: string, scope: string) {
  const kind = draftKindOf(localStorage, caseId)
  return { scope, kind, body: readDraft(localStorage, caseId, kind), sendKey: newKey() }
}

/** `crypto.randomUUID` is missing where the page is not served securely, e.g. from another machine of the house. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
