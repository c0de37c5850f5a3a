import { readFileSync } from 'node:fs'
import path from 'node:path'
import { severityScale } from '../src/model/heads.ts'
import { Scorer } from '../src/model/scorer.ts'
import { weights } from '../src/model/weights.generated.js'
import { understand, understandingBy } from '../src/understand.ts'
import type { Understanding } from '../src/understanding.ts'
import { corpusFolder, readCorpus } from '../train/corpus.ts'
import type { Labelled } from '../train/corpus.ts'
import { spokenLanguages } from './transformations.ts'

// `node language/evaluation/evaluate-dangers.ts`: how well danger and abuse are heard in language/corpus/held-out, which taught nothing. Messages whose
// danger, trade and manner were drawn by lot before they were written (*-drawn.tsv) are counted by themselves: two in three of them are dangers.

type Heard = { message: Labelled; said: Understanding }

const high = severityScale.indexOf('high')
const gradeOf = (severity: string): number => severityScale.indexOf(severity as never)
const isDanger = ({ severity, risks }: Labelled): boolean => severity === 'critical' || risks.some(risk => risk.now)
const isNamed = ({ severity, risks }: Understanding): boolean => severity === 'critical' || risks.some(risk => risk.now)
const isLookedAt = (said: Understanding): boolean => isNamed(said) || said.plausible === 'critical'

function line(
  name: string,
  all: readonly Heard[],
  isRight: (of: Labelled) => boolean,
  isSaid: (by: Understanding) => boolean,
): string {
  const right = all.filter(({ message }) => isRight(message))
  const said = all.filter(each => isSaid(each.said))
  const both = right.filter(each => isSaid(each.said)).length
  const recall = (both / right.length).toFixed(2)
  return `${name.padEnd(24)} ${both} of ${right.length}, recall ${recall}, precision ${(both / said.length).toFixed(2)}`
}

/** Controls and look-alikes have columns of their own: language, text or calm text and added sentence, severity. */
function rowsOf(file: string): string[][] {
  const text = readFileSync(path.join(corpusFolder('held-out'), file), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map(row => row.split('\t'))
}

/** The precision at the highest threshold that still finds so many of the abusive ones. */
function abusePrecisionAt(recall: number, all: readonly Heard[]): number {
  const ranked = all
    .map(({ message, said }) => ({
      right: message.abusive,
      odds: said.abusive ? said.confidence.abusive : 1 - said.confidence.abusive,
    }))
    .sort((a, b) => b.odds - a.odds)
  const abusive = ranked.filter(({ right }) => right).length
  let found = 0
  for (const [at, { right }] of ranked.entries()) {
    found += Number(right)
    if (found >= recall * abusive) return found / (at + 1)
  }
  return 0
}

function printDangers(title: string, all: readonly Heard[]): void {
  const looked = all.filter(({ message, said }) => !isDanger(message) && isLookedAt(said)).length
  console.log(`${title}: ${all.length} messages, of those without danger ${looked} named or looked at`)
  console.log(line('danger, named', all, isDanger, isNamed))
  console.log(line('danger, named or looked at', all, isDanger, isLookedAt))
  for (const language of spokenLanguages) {
    const own = all.filter(({ message }) => message.language === language)
    console.log(line(`  ${language}`, own, isDanger, isLookedAt))
  }
}

const recallOf = (dangers: readonly Heard[]): number => dangers.filter(({ said }) => isLookedAt(said)).length / dangers.length

/** What each threshold of a look gives: the one in force is a choice of how often a team is asked for nothing. */
function printThresholds(messages: readonly Labelled[]): void {
  for (const critical of [0.012, 0.02, 0.03, 0.05, 0.08]) {
    const { thresholds } = weights
    const read = understandingBy(
      new Scorer({ ...weights, thresholds: { ...thresholds, look: { ...thresholds.look, critical } } }),
    )
    const heardSo = messages.map(message => ({ message, said: read(message.text, { earlier: message.earlier }) }))
    const dangers = heardSo.filter(({ message }) => isDanger(message))
    const precision = dangers.length * (recallOf(dangers) / heardSo.filter(({ said }) => isLookedAt(said)).length)
    const worst = Math.min(
      ...spokenLanguages.map(language => recallOf(dangers.filter(({ message }) => message.language === language))),
    )
    const inForce = critical === thresholds.look.critical ? ', in force' : ''
    console.log(
      `look from ${critical.toFixed(3)}: recall ${recallOf(dangers).toFixed(2)}, worst language ${worst.toFixed(2)}, precision ${precision.toFixed(2)}${inForce}`,
    )
  }
}

const heard = readCorpus(corpusFolder('held-out'))
  .filter(({ place }) => !/^(?:controls|look-alikes)/.test(place))
  .map(message => ({ message, said: understand(message.text, { earlier: message.earlier }) }))
const isDrawn = ({ message }: Heard): boolean => message.place.includes('-drawn.')
const all = heard.filter(each => !isDrawn(each))
printDangers('held out', all)
printDangers('drawn by lot', heard.filter(isDrawn))
printThresholds(all.map(({ message }) => message))
console.log(
  line(
    'abuse',
    all,
    ({ abusive }) => abusive,
    ({ abusive }) => abusive,
  ),
)
console.log(`abuse, precision at recall .8: ${abusePrecisionAt(0.8, all).toFixed(2)}`)

const controls = rowsOf('controls.tsv')
const moved = controls.filter(([, calm = '', added = '']) => {
  const grade = gradeOf(understand(`${calm} ${added}`).severity)
  return grade >= high && grade > gradeOf(understand(calm).severity)
})
console.log(`controls made high or critical: ${moved.length} of ${controls.length}`)
const alike = rowsOf('look-alikes.tsv')
const below = alike.filter(([, text = '']) => gradeOf(understand(text).severity) < high)
console.log(`look-alikes below high: ${below.length} of ${alike.length}`)
