import { useEffect, useState } from 'react'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'

/** The server forgets who stays silent for longer. */
const againMs = 20_000

type State = 'viewing' | 'writing' | 'gone'
let line: Promise<unknown> = Promise.resolve()

/** One after the other: "gone" that overtakes "viewing" would leave a ghost on the case. */
function tell(caseId: string, state: State): void {
  // Courtesy, not record: what cannot be told now is told again soon.
  line = line.then(() => request(routes.presence, { params: { id: caseId }, body: { state } }).catch(() => undefined))
}

/** Tells the others that the reader looks at this case or writes on it. Gives the function that says which. */
export function usePresence(caseId: string | undefined): (writing: boolean) => void {
  const [writing, setWriting] = useState(false)
  useEffect(() => {
    if (!caseId) return undefined
    const stay = () => document.visibilityState === 'visible' && tell(caseId, writing ? 'writing' : 'viewing')
    stay()
    const timer = setInterval(stay, againMs)
    return () => clearInterval(timer)
  }, [caseId, writing])
  useEffect(() => {
    if (!caseId) return undefined
    return () => tell(caseId, 'gone')
  }, [caseId])
  return setWriting
}
