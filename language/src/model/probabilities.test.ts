import { expect, test } from 'vitest'
import { columns, heads, severityScale } from './heads.ts'
import type { Calibration } from './packed.ts'
import { sentencesHeard } from './probabilities.ts'

const calibration: Calibration = {
  temperature: { type: 1, tone: 1 },
  slope: Array.from({ length: columns }, () => 1),
  shift: Array.from({ length: columns }, () => 0),
}
const critical = severityScale.indexOf('critical') - 1
const medium = severityScale.indexOf('medium') - 1

/** Sums of a message that is as grave as said, in log-odds of critical. */
function sums(grave: number): Float64Array {
  const all = new Float64Array(columns).fill(-4)
  for (const [at] of heads.severity.labels.entries()) all[heads.severity.first + at] = at < critical ? 3 - at : grave
  all[heads.now.first] = grave
  return all
}

test('a message of one sentence is judged by the whole', () => {
  const { severity } = sentencesHeard({ whole: sums(-4), sentences: [] }, calibration)
  expect(severity[critical]).toBeCloseTo(1 / (1 + Math.exp(4)))
})

test('what is grave in one sentence is heard beside a calm one, a little less sure than alone', () => {
  const { severity, now } = sentencesHeard({ whole: sums(-4), sentences: [sums(-4), sums(2)] }, calibration)
  expect(severity[critical]).toBeGreaterThan(0.5)
  expect(severity[critical]).toBeLessThan(1 / (1 + Math.exp(-2)))
  expect(now).toBeGreaterThan(0.5)
})

test('sentences make nothing less grave than the whole, and what is not grave is left to the whole', () => {
  const whole = sums(1)
  const alone = sentencesHeard({ whole, sentences: [] }, calibration)
  const divided = sentencesHeard({ whole, sentences: [sums(-3), sums(1.2)] }, calibration)
  expect(divided.severity[critical]).toBe(alone.severity[critical])
  expect(divided.severity[medium]).toBe(alone.severity[medium])
  expect(divided.type).toEqual(alone.type)
})
