import { heads } from './heads.ts'
import type { Calibration } from './packed.ts'
import type { Sums } from './scorer.ts'

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

type Head = { first: number; labels: readonly string[] }

function choice(sums: Sums, { first, labels }: Head, temperature: number, shift: readonly number[]): number[] {
  const powers = labels.map((_, at) => (sums[first + at] ?? 0) / temperature + (shift[first + at] ?? 0))
  const most = Math.max(...powers)
  const shares = powers.map(power => Math.exp(power - most))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map(share => share / total)
}

/** Turns the sums of one piece into calibrated probabilities. */
export function probabilitiesOf(sums: Sums, { temperature, slope, shift }: Calibration): Probabilities {
  const question = (column: number): number =>
    1 / (1 + Math.exp(-((slope[column] ?? 1) * (sums[column] ?? 0) + (shift[column] ?? 0))))
  const questions = ({ first, labels }: Head): number[] => labels.map((_, at) => question(first + at))
  const severity = questions(heads.severity)
  for (let at = 1; at < severity.length; at++) severity[at] = Math.min(severity[at] ?? 0, severity[at - 1] ?? 0)
  return {
    type: choice(sums, heads.type, temperature.type, shift),
    severity,
    needsReply: question(heads.needsReply.first),
    risks: questions(heads.risks),
    now: question(heads.now.first),
    affected: questions(heads.affected),
    complaint: question(heads.complaint.first),
    deadline: question(heads.deadline.first),
    tone: choice(sums, heads.tone, temperature.tone, shift),
    abusive: question(heads.abusive.first),
  }
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
