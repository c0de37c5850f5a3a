import { call } from '@evenhand/contract/client.ts'
import type { Connection, Input } from '@evenhand/contract/client.ts'
import { changeLevels, getValuing } from '@evenhand/contract/value.ts'
import type { ValuingShown } from '@evenhand/contract/value.ts'
import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { CliError, exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'

type Change = NonNullable<Input<typeof changeLevels>['body']>
type Options = {
  json?: true
  excellent?: number
  exceptional?: number
  householdExcellent?: number
  householdExceptional?: number
  ceiling?: number
  keptDownTo?: number
  nights?: number
  deeds?: number
  influence?: number | 'off'
}

const examples = `
Levels shorten the promises of medium and low only. A change makes a new version of the policy, is written down, and values all customers anew; open
cases keep their level. What the law does not allow is refused with a sentence for each reason: docs/value.md.

Examples:
  evenhand levels                                        the numbers, and what the last night found
  evenhand levels off                                    everybody is good
  evenhand levels on --excellent 400 --exceptional 1500
  evenhand levels set --ceiling .1 --kept-down-to .85 --nights 14
  evenhand levels set --influence off --deeds .2`

/** `evenhand levels`: by which numbers customers get their levels. */
export function addLevels(program: Command, io: Io, end: (code: ExitCode) => void): void {
  const run = async (work: (connection: Connection) => Promise<ValuingShown>, json?: true): Promise<void> => {
    const valuing = await io.withServer(work)
    await io.out(json ? `${JSON.stringify(valuing, null, 2)}\n` : told(valuing))
    end(exitCodes.done)
  }
  const levels = program
    .command('levels')
    .summary('by which numbers customers get their levels; change them')
    .description('Shows by which numbers customers get their levels, and what the last run over all of them found.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples)
    .action(({ json }: Options) => run(connection => call(connection, getValuing, {}), json))
  for (const [name, description] of [
    ['on', 'Serves levels.'],
    ['off', 'Serves everybody alike: good.'],
    ['set', 'Changes numbers of the levels.'],
  ] as const) {
    numbersOf(levels.command(name).description(description)).action((_, command: Command) => {
      const options = command.optsWithGlobals<Options>()
      const isEmpty = Object.entries(options).every(([option]) => option === 'json')
      if (name === 'set' && isEmpty)
        throw new CliError(
          'Say what is to change, as --excellent 400. npx evenhand levels set --help shows everything.',
          exitCodes.misused,
        )
      const mode = name === 'set' ? undefined : name
      return run(async connection => {
        const body = await changeOf(connection, options, mode)
        return call(connection, changeLevels, { body })
      }, options.json)
    })
  }
}

function numbersOf(command: Command): Command {
  return command
    .option('--excellent <amount>', 'worth from which somebody is excellent, in the workspace’s currency', number)
    .option('--exceptional <amount>', 'worth from which somebody is exceptional', number)
    .option('--household-excellent <amount>', 'the same of a household', number)
    .option('--household-exceptional <amount>', 'the same of a household', number)
    .option('--ceiling <share>', 'accelerated cases as a share of all, .15 at most', number)
    .option('--kept-down-to <share>', 'a level is kept down to this share of its threshold', number)
    .option('--nights <count>', '… and below it for so many nights', number)
    .option('--deeds <share>', 'what deeds for others add at most, .5 at most', number)
    .option('--influence <cap>', 'off; or a share that followers may add, which is then said everywhere', text =>
      text === 'off' ? ('off' as const) : number(text),
    )
    .option('--json', 'as JSON')
}

/** One threshold may be changed alone; the other one stays as it is. */
async function changeOf(connection: Connection, options: Options, mode: Change['mode']): Promise<Change> {
  const { levels } = await call(connection, getValuing, {})
  const { influence } = options
  return {
    mode,
    ceiling: options.ceiling,
    keptDownTo: options.keptDownTo,
    nightsBelow: options.nights,
    deedsCap: options.deeds,
    person: bothOf(levels.person, options.excellent, options.exceptional),
    household: bothOf(levels.household, options.householdExcellent, options.householdExceptional),
    influence: influence === undefined ? undefined : influence === 'off' ? { mode: 'off' } : { mode: 'on', cap: influence },
  }
}

type Thresholds = ValuingShown['levels']['person']

function bothOf(now: Thresholds, excellent = now.excellent, exceptional = now.exceptional): Thresholds {
  return { excellent, exceptional }
}

function number(text: string): number {
  const read = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(read)) throw new InvalidArgumentError('It has to be a number, as 400 or .15.')
  return read
}

const share = (part: number): string => `${Number((part * 100).toFixed(2))} %`

function told({ currency, levels, deedsCap, lastRun, isRunning, policyVersion }: ValuingShown): string {
  const { person, household, influence } = levels
  const lines = [
    levels.mode === 'off' ? 'Levels are off: everybody is good.' : 'Levels are on.',
    `excellent    from ${person.excellent} ${currency}, a household from ${household.excellent}`,
    `exceptional  from ${person.exceptional} ${currency}, a household from ${household.exceptional}`,
    `falls        after ${levels.nightsBelow} nights below ${share(levels.keptDownTo)} of that`,
    `ceiling      ${share(levels.ceiling)} of all cases`,
    `deeds        add ${share(deedsCap)} at most`,
    influence.mode === 'off'
      ? 'influence    off: followers count nothing'
      : `influence    ON: followers add ${share(influence.cap)} at most, and every explanation says so`,
    `policy       version ${policyVersion}`,
    isRunning ? 'All customers are being valued anew.' : lastWords(lastRun),
  ]
  return `${lines.join('\n')}\n`
}

function lastWords(lastRun: ValuingShown['lastRun']): string {
  if (lastRun === null) return 'Nobody has been valued yet.'
  const found = `Last valued ${lastRun.at}: ${lastRun.customers} customers who bought, ${lastRun.returned} of them again.`
  const predicts = lastRun.predicts ? '' : ' Too few to predict from.'
  const may = lastRun.mayAccelerate ? '' : ' No level is served: the others would wait too long.'
  return `${found}${predicts}${may}`
}
