/** A case on the ladder, as far as drawing needs it. */
export type LadderCase = { id: string; due: number; rank: number }
export type LadderTick = { y: number; kind: 'late' | 'now' | 'ahead'; minutes: number }
/** What hangs on one rung: the most urgent first. `y` is the middle of the rung, in pixels from the top. */
export type LadderRung = { y: number; late: boolean; ids: string[] }
export type Ladder = { nowY: number; rungs: LadderRung[]; ticks: LadderTick[] }

const minute = 60_000
export const rungHeight = 14
const margin = 12
/** The part of the height that the overdue zone takes: little for one late case, never more than a third. */
const lateShareFirst = 0.12
const lateShareEach = 0.012
const lateShareMost = 0.34
const aheadSteps = [15, 30, 60, 120, 240, 480, 720]
const lateSteps = [30, 120, 480, 1440]

/** Near is roomy, far is close: minutes grow with their square root, lateness with its logarithm. */
function ahead(minutes: number, furthest: number): number {
  return Math.sqrt(Math.min(1, Math.max(0, minutes) / furthest))
}
function behind(minutes: number, furthest: number): number {
  return Math.log1p(Math.max(0, minutes)) / Math.log1p(Math.max(1, furthest))
}

function furthestStep(minutes: number): number {
  return aheadSteps.find(step => step >= minutes) ?? aheadSteps.at(-1) ?? minutes
}

/**
 * Hangs cases on a vertical scale of time: what is late above the line of now, what is to come below it. Cases closer
 * than a rung share it, so that eighty of them stay readable; everything later than the scale hangs at its end.
 * @param height of the scale in pixels
 */
export function layoutLadder(cases: readonly LadderCase[], now: number, height: number): Ladder {
  const inner = Math.max(rungHeight, height - 2 * margin)
  const lateMost = Math.max(0, ...cases.map(one => (now - one.due) / minute))
  const aheadMost = Math.max(60, ...cases.map(one => (one.due - now) / minute))
  const lateCount = cases.filter(one => one.due < now).length
  const anyLate = lateCount > 0
  const lateShare = anyLate ? Math.min(lateShareMost, lateShareFirst + lateShareEach * lateCount) : 0
  const nowY = margin + inner * lateShare
  const furthest = furthestStep(aheadMost)
  const belowHeight = margin + inner - nowY
  const yOf = (minutes: number) =>
    minutes < 0 ? nowY - behind(-minutes, lateMost) * (nowY - margin) : nowY + ahead(minutes, furthest) * belowHeight
  const ticks: LadderTick[] = [{ y: nowY, kind: 'now', minutes: 0 }]
  for (const step of aheadSteps) if (step <= furthest) ticks.push({ y: yOf(step), kind: 'ahead', minutes: step })
  if (anyLate)
    for (const step of lateSteps) if (step <= lateMost * 0.9) ticks.push({ y: yOf(-step), kind: 'late', minutes: step })
  return { nowY, rungs: hang(cases, now, nowY, minutes => yOf(minutes)), ticks: spread(ticks) }
}

function hang(cases: readonly LadderCase[], now: number, nowY: number, yOf: (minutes: number) => number): LadderRung[] {
  const rungs = new Map<number, LadderRung>()
  for (const one of cases.toSorted((a, b) => a.rank - b.rank || a.due - b.due)) {
    const late = one.due < now
    // Counted from the line of now, so that no rung holds both late and coming cases.
    const y = yOf((one.due - now) / minute)
    const step = late ? -Math.floor((nowY - y) / rungHeight) - 1 : Math.floor((y - nowY) / rungHeight) + 1
    const middle = nowY + (step > 0 ? step - 0.5 : step + 0.5) * rungHeight
    const rung = rungs.get(step) ?? { y: middle, late, ids: [] }
    rung.ids.push(one.id)
    rungs.set(step, rung)
  }
  return [...rungs.entries()].sort(([a], [b]) => a - b).map(([, rung]) => rung)
}

/** Labels that would touch are left out, the line of now never. */
function spread(ticks: readonly LadderTick[]): LadderTick[] {
  const kept: LadderTick[] = []
  for (const tick of ticks) if (kept.every(other => Math.abs(other.y - tick.y) >= 18)) kept.push(tick)
  return kept.sort((a, b) => a.y - b.y)
}
