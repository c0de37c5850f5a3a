import { explainCase, getCase } from '@evenhand/contract/case.ts'
import type { Case, ExplanationAnswer } from '@evenhand/contract/case.ts'
import { call } from '@evenhand/contract/client.ts'
import { getSession } from '@evenhand/contract/session.ts'
import type { RenderOptions } from '@evenhand/domain/explanation/render.ts'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { wordsOf } from '../show/words.ts'

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

type Options = { json?: true; forCustomer?: true }

/** `evenhand explain`: why now, in words. */
export function addExplain(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('Says why a case is due when it is: a sentence, the reasons, the arithmetic, and what would change it.')
    .argument('<case>', 'its number, or its id')
    .option('--json', 'as JSON')
    .option('--for-customer', 'one sentence that the customer may read')
    .addHelpText(
      'after',
      '\nExamples:\n  evenhand explain 1042\n  evenhand explain 1042 --for-customer\n  evenhand explain 1042 --json',
    )
    .action(async (id: string, options: Options) => {
      const params = { id: caseOf(id) }
      const text = await io.withServer(async connection => {
        const { workspace, now } = await call(connection, getSession, {})
        const found = await call(connection, getCase, { params })
        const why = await call(connection, explainCase, {
          params,
          query: { counterfactuals: options.forCustomer ? 'false' : 'true' },
        })
        return present(found, why, options, { timeZone: workspace.timeZone, now: Date.parse(now) })
      })
      await io.out(text)
      end(exitCodes.done)
    })
}

/** What a person types: 1042, #1042, or an id from `queue --json`. */
function caseOf(typed: string): string {
  const id = typed.replace(/^#/, '')
  if (/^\d+$/.test(id) || uuid.test(id)) return id
  throw new CliError(`"${typed}" is no case. Give its number, for example 1042, or its id.`, exitCodes.misused)
}

function present(found: Case, why: ExplanationAnswer, options: Options, reader: RenderOptions): string {
  const words = inWords(why, reader)
  if (options.forCustomer) {
    const { number, sentenceForCustomer } = words
    return options.json ? `${JSON.stringify({ number, sentenceForCustomer }, null, 2)}\n` : `${sentenceForCustomer}\n`
  }
  const { severity, status, lane, due } = found
  if (options.json) return `${JSON.stringify({ ...words, severity, status, lane, due, steps: found.steps }, null, 2)}\n`
  const sections = [
    `Case ${found.number} · ${severity} · ${status}\n${words.sentence}\n`,
    section('Reasons', words.reasons),
    section('Arithmetic', words.arithmetic),
    section('What would change it', words.counterfactuals),
  ]
  return sections.filter(Boolean).join('\n')
}

function inWords(why: ExplanationAnswer, reader: RenderOptions) {
  const say = (message: ExplanationAnswer['sentence']) => wordsOf(message, reader)
  return {
    number: why.number,
    caseId: why.caseId,
    decisionId: why.decisionId,
    decidedAt: why.decidedAt,
    policyVersion: why.policyVersion,
    readBy: why.readBy,
    sentence: say(why.sentence),
    sentenceForCustomer: say(why.sentenceForCustomer),
    reasons: why.reasons.map(say),
    arithmetic: why.arithmetic.map(say),
    counterfactuals: (why.counterfactuals ?? []).map(say),
  }
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map(line => `  ${line}\n`).join('')}`
}
