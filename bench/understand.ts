import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { defaultTopics } from '../language/src/topics/defaults/industries.ts'
import { industries } from '../language/src/topics/industry.ts'
import { catalogueOf, TopicCatalogue } from '../language/src/topics/topic-catalogue.ts'
import { ownScorer, understand, understandingBy } from '../language/src/understand.ts'

/**
 * How many messages a second one core understands, language included, without and with the topics of all industries, beside a yardstick of the same run: splitting the same texts into lower-case
 * words with one regular expression. The median round counts. Seconds are those of the processor, collecting garbage included, because other
 * work stretches them less than those of the clock.
 *
 *   node bench/understand.ts [--rounds 9] [--json]
 */

const leastPerSecond = 10_000
const folder = path.resolve(import.meta.dirname, '../language/corpus/train')
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } },
})

const texts = readdirSync(folder)
  .filter(file => file.endsWith('.tsv'))
  .flatMap(file => readFileSync(path.join(folder, file), 'utf8').split('\n'))
  .map(line => line.split('\t')[4] ?? '')
  .filter(text => text !== '')

function perSecond(work: (text: string) => unknown): number {
  const before = process.cpuUsage()
  for (const text of texts) work(text)
  const { user, system } = process.cpuUsage(before)
  return (1_000_000 * texts.length) / (user + system)
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const split = (text: string): number => text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.length ?? 0

const rounds: { understood: number; withTopics: number; split: number }[] = []
const naming = understandingBy(ownScorer, new TopicCatalogue(catalogueOf(industries.flatMap(defaultTopics))))
perSecond(understand)
perSecond(text => naming(text))
for (let round = 0; round < Number(options.rounds); round += 1)
  rounds.push({ understood: perSecond(understand), withTopics: perSecond(text => naming(text)), split: perSecond(split) })
const understood = Math.round(median(rounds.map(round => round.understood)))
const withTopics = Math.round(median(rounds.map(round => round.withTopics)))
const yardstick = Math.round(median(rounds.map(round => round.split)))
const ratio = Number((yardstick / understood).toFixed(1))
if (options.json)
  console.log(
    JSON.stringify({ bench: 'understand', messages: texts.length, understood, withTopics, yardstick, ratio, leastPerSecond }),
  )
else {
  console.log(`${texts.length} messages in nine languages`)
  console.log(`understood        ${understood} messages a second (at least ${leastPerSecond})`)
  console.log(`with topics       ${withTopics} messages a second (at least ${leastPerSecond})`)
  console.log(`only split        ${yardstick} messages a second, ${ratio} times as many`)
}
if (Math.min(understood, withTopics) < leastPerSecond) process.exitCode = 1
