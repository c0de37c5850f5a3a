import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { severityScale } from './heads.ts'
import type { Probabilities } from './probabilities.ts'

/**
 * What the other judgements add to the log-odds of critical, each in its own log-odds: fitted on the messages of the corpus, each judged by a model that was made
 * without it. A danger told sideways reads like a problem in which one of the risks may be happening; what is merely a medium matter does not.
 */
const weights = { high: 0.14, medium: -0.51, risk: 0.42, problem: 0.81, asks: 0.25 }
/** So that a chance means about what that of critical does by itself. */
const level = 1.27
const least = 1e-6

function logOdds(probability: number): number {
  const bounded = Math.min(1 - least, Math.max(least, probability))
  return Math.log(bounded / (1 - bounded))
}

/**
 * How likely a message speaks of a danger that is happening, in [0, 1], when everything that was made of it is heard.
 * @param risk the chance of the likeliest risk that a person must hear of at once, and that it happens now
 */
export function dangerChance({ severity, type }: Probabilities, risk: number): number {
  const atLeast = (name: (typeof severityScale)[number]): number => logOdds(severity[severityScale.indexOf(name) - 1] ?? 0)
  const of = (name: (typeof messageTypes)[number]): number => type[messageTypes.indexOf(name)] ?? 0
  const odds =
    atLeast('critical') +
    weights.high * atLeast('high') +
    weights.medium * atLeast('medium') +
    weights.risk * logOdds(risk) +
    weights.problem * logOdds(of('problem')) +
    weights.asks * logOdds(of('question') + of('request') + of('suggestion'))
  return 1 / (1 + Math.exp(-(odds + level)))
}
