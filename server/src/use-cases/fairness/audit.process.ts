import { audit } from '@evenhand/domain/audit/audit.ts'
import { evenPart, partNotes } from '@evenhand/domain/audit/even-part.ts'
import { auditSteps } from '@evenhand/domain/audit/audit-steps.ts'
import { documentOf } from '@evenhand/files/report/document.ts'
import { TextReader } from '@evenhand/language/history/text-columns.ts'
import type { FromAuditor, ToAuditor } from './audit-apart.ts'
import { CaseGatherer } from './gather-cases.ts'
import { groundOf } from './audit-ground.ts'

/** Takes cases in pieces and audits them. A program of its own, started by `auditApart`. */
const texts = new TextReader()
const seed = 1
let gatherer = new CaseGatherer({ count: 0, now: 0, archiveEnds: new Map() })
let count = 0

process.on('message', (asked: ToAuditor) => {
  try {
    answer(take(asked))
  } catch (error) {
    answer({ crashed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
// Ctrl-C reaches us too: whether to stop is for who asked.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

function take(asked: ToAuditor): FromAuditor {
  if ('ground' in asked) {
    gatherer = new CaseGatherer(asked.ground)
    count = asked.ground.count
    return { taken: 0 }
  }
  if ('cases' in asked) {
    const taken = gatherer.add(asked.cases)
    texts.add(
      asked.cases.slice(0, taken).map(({ text }) => text),
      count,
    )
    return { taken }
  }
  const columns = gatherer.all(texts.columns(), texts.language())
  const measured = evenPart(columns)
  const found = audit(measured, { seed, onStep: step => answer({ step: auditSteps.indexOf(step) }) })
  return {
    document: documentOf(
      found,
      groundOf(columns, [...texts.notes(), ...partNotes(measured.count, columns.count)], gatherer.archivedCases),
      seed,
    ),
  }
}

function answer(told: FromAuditor): void {
  // Who asked may go at any moment; then nobody is to be told.
  if (process.connected) process.send?.(told, undefined, undefined, () => undefined)
}
