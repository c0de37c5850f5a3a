import type { Command } from 'commander'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { mappingOf } from '../link/columns.ts'
import { measureLinkage } from '../link/measure-linkage.ts'
import type { LinkageMeasured } from '../link/measure-linkage.ts'
import { readPeople } from '../link/read-people.ts'
import { tellRejected } from '../link/tell-link.ts'
import { table } from '../show/table.ts'

const examples = `
A FILE with a column cluster holds rows of which it is known who they are; one with columns twitter and instagram or facebook holds the handles of
one person a row, and each is compared with each of the other network. Linking sees none of this. Thresholds are chosen on every second person and
reported on the others.

Examples:
  evenhand evaluate linkage people.csv
  evenhand evaluate linkage people.csv handles.csv --json`

/** `evenhand evaluate linkage`: how often rows that are said to be one person are. */
export function addEvaluateLinkage(group: Command, io: Io, end: (code: ExitCode) => void): void {
  group
    .command('linkage')
    .summary('measure how well rows of one person are found')
    .description('Links files of which it is known who is who, and compares.')
    .argument('<files...>', 'CSV of people')
    .option('--id <column>', 'the column that names a row (otherwise the first)')
    .option('--columns <map>', 'FIELD=COLUMN, separated by commas')
    .option('--json', 'one JSON object a file')
    .addHelpText('after', examples)
    .action(async (files: readonly string[], options: { id?: string; columns?: string; json?: true }) => {
      for (const file of files) {
        const people = await readPeople(file, options.id, mappingOf(options.columns))
        tellRejected(io, file, people)
        if (people.rejected.length > 0) end(exitCodes.failed)
        const measured = measureLinkage(people, file)
        await io.out(
          options.json ? `${JSON.stringify({ file, ...measured })}\n` : `${file}, ${measured.rows} rows\n${inWords(measured)}`,
        )
      }
    })
}

const share = (value: number): string => value.toFixed(3)

function inWords(measured: LinkageMeasured): string {
  const head = ['', 'F1', 'precision', 'recall', 'threshold']
  if (measured.kind === 'handles') {
    return table([head, ...measured.networks.map(found => line(found.network, found))])
  }
  const { pairs, strict, clusters } = measured
  return table([head, line('pairs', pairs), line('pairs at precision .99', strict), line('clusters, all rows', clusters)])
}

function line(name: string, found: { f1: number; precision: number; recall: number; threshold?: number }): string[] {
  const { f1, precision, recall, threshold } = found
  return [name, share(f1), share(precision), share(recall), threshold === undefined ? '' : share(threshold)]
}
