import { useEffect, useState } from 'react'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'

/** The server forgets who stays silent for longer. */
const againMs = 20_000

/** Tells the others that the reader looks at this case or writes on it. Gives the function that says which. */
export function usePresence(caseId: string | undefined): (writing: boolean) => void {
  const [writing, setWriting] = useState(false)
  useEffect(() => {
    if (!caseId) return undefined
    const tell = (state: 'viewing' | 'writing' | 'gone') =>
      // Courtesy, not record: what cannot be told now is told again soon.
      void request(routes.presence, { params: { id: caseId }, body: { state } }).catch(() => undefined)
    const stay = () => document.visibilityState === 'visible' && tell(writing ? 'writing' : 'viewing')
    stay()
    const timer = setInterval(stay, againMs)
    return () => clearInterval(timer)
  }, [caseId, writing])
  useEffect(() => {
    if (!caseId) return undefined
    return () => void request(routes.presence, { params: { id: caseId }, body: { state: 'gone' } }).catch(() => undefined)
  }, [caseId])
  return setWriting
}
