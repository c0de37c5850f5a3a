import { on, once } from 'node:events'
import type { AuditDocument } from '@evenhand/files/report/document.ts'
import { startProcess } from '../apart.ts'
import type { AuditedCase } from '../../db/queries/fairness/history.ts'
import type { Ground } from './gather-cases.ts'

/** First the ground, then cases in pieces, then the end. */
export type ToAuditor = { ground: Ground } | { cases: readonly AuditedCase[] } | { end: true }
export type FromAuditor =
  /** Ready for the next piece. */
  | { taken: number }
  /** The place in `auditSteps` of what is looked at now. */
  | { step: number }
  | { document: AuditDocument }
  | { crashed: string }

export type AuditSource = {
  ground: Ground
  /** The cases, in pieces. */
  cases: AsyncIterable<readonly AuditedCase[]>
  onStep: (step: number) => Promise<void>
}

/**
 * Audits in a process of its own: minutes of arithmetic over a gigabyte, and no desk waits for it; whatever that took is given back as a whole. The
 * cases go there in pieces, the next one only when the one before was taken.
 * @throws Error when the process died; whatever `cases`, `onStep` and `signal` threw
 */
export async function auditApart({ ground, cases, onStep }: AuditSource, signal: AbortSignal): Promise<AuditDocument> {
  signal.throwIfAborted()
  const child = startProcess(new URL('audit.process.ts', import.meta.url), ['--max-old-space-size=1536'])
  const ended = once(child, 'exit')
  const died = ended.then(([code, killedBy]): FromAuditor => ({ crashed: `it ended with ${killedBy ?? code}` }))
  // Several may come at once: none is lost.
  const messages = on(child, 'message', { signal })
  const hear = async (): Promise<FromAuditor> => {
    const heard = messages.next().then(({ value = [] }): FromAuditor => value[0])
    const told = await Promise.race([heard, died])
    if ('crashed' in told) throw new Error(`The process that audits failed: ${told.crashed}`)
    return told
  }
  const send = (message: ToAuditor) => {
    const answer = hear()
    // One that has died says so by its end.
    child.send(message, () => undefined)
    return answer
  }
  try {
    await send({ ground })
    for await (const piece of cases) await send({ cases: piece })
    let told = await send({ end: true })
    while (!('document' in told)) {
      const next = hear()
      if ('step' in told) await Promise.race([onStep(told.step), next.then(() => undefined)])
      told = await next
    }
    return told.document
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}
