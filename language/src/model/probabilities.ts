import { heads, severityScale } from './heads.ts'
import type { Calibration } from './packed.ts'
import type { Scored, Sums } from './scorer.ts'

/** Calibrated probabilities of every judgement about one message. */
export type Probabilities = {
  type: readonly number[]
  /** "At least low", medium, high, critical; never rising. */
  severity: readonly number[]
  needsReply: number
  risks: readonly number[]
  now: number
  affected: readonly number[]
  complaint: number
  deadline: number
  tone: readonly number[]
  abusive: number
}

const high = severityScale.indexOf('high')

type Head = { first: number; labels: readonly string[] }

function choice(sums: Sums, { first, labels }: Head, temperature: number, shift: readonly number[]): number[] {
  const shares: number[] = []
  let most = -Infinity
  for (let at = 0; at < labels.length; at++) {
    const power = (sums[first + at] as number) / temperature + (shift[first + at] ?? 0)
    shares.push(power)
    if (power > most) most = power
  }
  let total = 0
  for (let at = 0; at < shares.length; at++) total += shares[at] = Math.exp((shares[at] as number) - most)
  for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] as number) / total
  return shares
}

function question(sums: Sums, column: number, { slope, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-((slope[column] ?? 1) * (sums[column] as number) + (shift[column] ?? 0))))
}

function questions(sums: Sums, { first, labels }: Head, calibration: Calibration): number[] {
  const answers: number[] = []
  for (let at = 0; at < labels.length; at++) answers.push(question(sums, first + at, calibration))
  return answers
}

/** Turns the sums of one piece into calibrated probabilities. */
export function probabilitiesOf(sums: Sums, calibration: Calibration): Probabilities {
  const { temperature, shift } = calibration
  const severity = questions(sums, heads.severity, calibration)
  for (let at = 1; at < severity.length; at++) severity[at] = Math.min(severity[at] as number, severity[at - 1] as number)
  return {
    type: choice(sums, heads.type, temperature.type, shift),
    severity,
    needsReply: question(sums, heads.needsReply.first, calibration),
    risks: questions(sums, heads.risks, calibration),
    now: question(sums, heads.now.first, calibration),
    affected: questions(sums, heads.affected, calibration),
    complaint: question(sums, heads.complaint.first, calibration),
    deadline: question(sums, heads.deadline.first, calibration),
    tone: choice(sums, heads.tone, temperature.tone, shift),
    abusive: question(sums, heads.abusive.first, calibration),
  }
}

/** A sentence by itself is judged by less: it must be surer than the whole by so much, in log-odds. */
const surer = 0.8
const lessSure = Math.exp(-surer)

function doubted(probability: number): number {
  const odds = (probability / Math.max(1e-9, 1 - probability)) * lessSure
  return odds / (1 + odds)
}

/**
 * One piece of a message. A sentence of danger in a calm message is thinned out by what stands beside it, so what is grave in
 * any sentence is heard as if it stood alone; everything else is judged by the whole.
 */
export function sentencesHeard({ whole, sentences }: Scored, calibration: Calibration): Probabilities {
  const all = probabilitiesOf(whole, calibration)
  if (sentences.length === 0) return all
  const severity = [...all.severity]
  const risks = [...all.risks]
  let { now } = all
  for (const sums of sentences) {
    for (let at = high - 1; at < severity.length; at++)
      severity[at] = Math.max(severity[at] as number, doubted(question(sums, heads.severity.first + at, calibration)))
    for (let at = 0; at < risks.length; at++)
      risks[at] = Math.max(risks[at] as number, doubted(question(sums, heads.risks.first + at, calibration)))
    now = Math.max(now, doubted(question(sums, heads.now.first, calibration)))
  }
  return { ...all, severity, risks, now }
}

/** The pieces of a long text as one: its nature is that of the whole, the gravest piece says how grave it is. */
export function together(pieces: readonly Probabilities[]): Probabilities {
  const [first] = pieces
  if (first === undefined || pieces.length === 1) return first as Probabilities
  const most = (of: (piece: Probabilities) => number): number => Math.max(...pieces.map(of))
  const gravest = pieces.reduce((a, b) => ((b.severity[2] ?? 0) > (a.severity[2] ?? 0) ? b : a))
  return {
    ...gravest,
    severity: first.severity.map((_, at) => most(piece => piece.severity[at] ?? 0)),
    needsReply: most(piece => piece.needsReply),
    risks: first.risks.map((_, at) => most(piece => piece.risks[at] ?? 0)),
    affected: first.affected.map((_, at) => most(piece => piece.affected[at] ?? 0)),
    complaint: most(piece => piece.complaint),
    deadline: most(piece => piece.deadline),
    abusive: most(piece => piece.abusive),
  }
}
