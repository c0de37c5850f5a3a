import type { Command } from 'commander'
import { measureAudit } from '../audit/measure-audit.ts'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

const examples = `
Histories are made up: a queue in discrete events, fair and unfair in ways that are known. Counted is how often the audit sees what is there, and how
often it cries wolf. 200 seeds take about half an hour.

Examples:
  evenhand evaluate audit
  evenhand evaluate audit --seeds 40 --only "scenario 10" --json`

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`

/** `evenhand evaluate audit`: how often the audit sees what is there, and what is not. Exits 1 where a share leaves its bounds. */
export function addEvaluateAudit(group: Command, io: Io, end: (code: ExitCode) => void): void {
  group
    .command('audit')
    .summary('measure how often the fairness audit is right')
    .description('Runs the audit on simulated histories of which it is known whether they are fair.')
    .option('--seeds <number>', 'histories of each kind (five times as many where alarms are counted)', '200')
    .option('--only <words>', 'only trials whose name holds these words')
    .option('--json', 'one JSON object a trial')
    .addHelpText('after', examples)
    .action(async (options: { seeds: string; only?: string; json?: true }) => {
      const seeds = Number(options.seeds)
      if (!Number.isSafeInteger(seeds) || seeds < 1)
        throw new CliError('--seeds has to be a whole number from 1.', exitCodes.misused)
      for (const measured of measureAudit(seeds, options.only ?? null)) {
        const { name, share, least, most, holds } = measured
        const line = `${holds ? 'ok    ' : 'MISSED'} ${percent(share).padStart(7)}  ${name} (${percent(least)} to ${percent(most)}, ${measured.seeds} seeds)`
        await io.out(`${options.json ? JSON.stringify(measured) : line}\n`)
        if (!holds) end(exitCodes.failed)
      }
    })
}
