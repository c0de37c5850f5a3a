import { link } from '@evenhand/domain/linkage/link.ts'
import { bestThreshold, qualities, qualityAt, surePrecision } from '@evenhand/domain/linkage/measure.ts'
import type { Judged, Quality } from '@evenhand/domain/linkage/measure.ts'
import { personOf } from '@evenhand/domain/linkage/person.ts'
import { CliError } from '../failure.ts'
import type { People } from './read-people.ts'

/** Asked for where a wrong link costs most. */
const strict = 0.99

/** Pairs of one half of the people, and how many right ones there are. */
type Half = { pairs: Judged[]; all: number }
type Halves = { training: Half; other: Half }

const countIn = <T>(values: Iterable<T>) => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Every second person, in the order in which they first appear: whoever learns the threshold is never measured by it. */
function trainingHalf(clusters: readonly string[]): ReadonlySet<string> {
  return new Set([...new Set(clusters)].filter((_, at) => at % 2 === 0))
}

/** Rows of one file against the column that says who they are. The linking itself sees neither this column nor a threshold. */
export function measureClusters({ people, header, rows }: People) {
  const column = header.findIndex(name => name.trim().toLowerCase() === 'cluster')
  const truth = rows.map(row => row[column] ?? '')
  const linked = link(people, null)
  const clusterAt = (at: number) => truth[linked.places[at] ?? 0] ?? ''
  const training = trainingHalf(truth)
  const half = (ofTraining: boolean): Half => ({
    pairs: linked.pairs
      .filter(({ left }) => training.has(clusterAt(left)) === ofTraining)
      .map(({ left, right, probability }) => ({ probability, right: clusterAt(left) === clusterAt(right) })),
    all: [...countIn(truth)].reduce(
      (sum, [name, count]) => sum + (training.has(name) === ofTraining ? (count * (count - 1)) / 2 : 0),
      0,
    ),
  })
  const halves = { training: half(true), other: half(false) }
  const together = [...countIn(linked.groups).values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const both = [...countIn(Array.from(linked.groups, (group, at) => `${group} ${clusterAt(at)}`)).values()]
  const right = both.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const all = halves.training.all + halves.other.all
  return {
    kind: 'clusters' as const,
    rows: people.length,
    pairs: chosenOn(halves, ({ f1 }) => f1),
    strict: chosenOn(halves, quality => (surePrecision(quality) >= strict ? 1 + quality.recall : surePrecision(quality))),
    clusters: {
      precision: together === 0 ? 1 : right / together,
      recall: all === 0 ? 1 : right / all,
      f1: (2 * right) / (together + all),
    },
  }
}

function chosenOn({ training, other }: Halves, by: (quality: Quality) => number): Quality {
  return qualityAt(bestThreshold(qualities(training.pairs, training.all), by), other.pairs, other.all)
}

const networks = ['instagram', 'facebook'] as const

/**
 * Handles of one network against those of another, each with each, nothing else being known. One threshold for all networks, the best mean
 * of F1 on the training half of the people.
 */
export function measureHandles({ people, header, rows }: People) {
  const columnOf = (network: string) => header.findIndex(name => name.trim().toLowerCase() === network)
  const handlesOf = (network: string) =>
    rows.flatMap((row, at) => {
      const handle = row[columnOf(network)]?.trim() ?? ''
      const told = personOf({ ...nothing, id: people[at]?.id ?? '', handles: [handle] })
      return told.handles.length === 0 ? [] : [told]
    })
  const training = trainingHalf(people.map(({ id }) => id))
  const twitter = handlesOf('twitter')
  const measured = networks
    .filter(network => columnOf(network) !== -1)
    .map(network => ({ network, ...halvesOf(twitter, handlesOf(network), training) }))
  const thresholds = measured.flatMap(({ training: { pairs } }) => pairs.map(({ probability }) => probability))
  const meanF1 = (threshold: number) =>
    measured.reduce((sum, { training: { pairs, all } }) => sum + qualityAt(threshold, pairs, all).f1, 0) / measured.length
  const threshold = [...new Set(thresholds)].toSorted((a, b) => meanF1(b) - meanF1(a) || b - a)[0] ?? 1
  return {
    kind: 'handles' as const,
    rows: people.length,
    networks: measured.map(({ network, other }) => ({
      network: `twitter–${network}`,
      ...qualityAt(threshold, other.pairs, other.all),
    })),
  }
}

const nothing = { name: '', given: '', family: '', email: '', phone: '', birth: '', city: '', postcode: '', language: '' }

function halvesOf(first: People['people'], second: People['people'], training: ReadonlySet<string>): Halves {
  const linked = link(first, second)
  const id = (at: number) => linked.people[at]?.id ?? ''
  const others = new Set(second.map(person => person.id))
  const half = (ofTraining: boolean): Half => ({
    pairs: linked.pairs
      .filter(({ left }) => training.has(id(left)) === ofTraining)
      .map(({ left, right, probability }) => ({ probability, right: id(left) === id(right) })),
    all: first.filter(person => training.has(person.id) === ofTraining && others.has(person.id)).length,
  })
  return { training: half(true), other: half(false) }
}

/** Everything that `evenhand evaluate linkage` prints of one file. */
export type LinkageMeasured = ReturnType<typeof measureClusters> | ReturnType<typeof measureHandles>

/** @throws CliError where the file does not say what is right */
export function measureLinkage(people: People, file: string): LinkageMeasured {
  const columns = new Set(people.header.map(name => name.trim().toLowerCase()))
  if (people.people.length === 0) throw new CliError(`No row of ${file} can be used.`)
  if (columns.has('cluster')) return measureClusters(people)
  if (columns.has('twitter') && networks.some(network => columns.has(network))) return measureHandles(people)
  throw new CliError(
    `${file} does not say what is right: it needs a column cluster, or handles of twitter beside instagram or facebook.`,
  )
}
