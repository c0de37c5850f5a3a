import { heads } from '@evenhand/language/model/heads.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'
import { weights } from '@evenhand/language/model/weights.generated.js'

/** The weights that came along, moved so that every matter is read graver by some log-odds: another version, told apart at once. */
export function graverWeights(by: number): Packed {
  const { first, labels } = heads.severity
  const shift = weights.calibration.shift.map((each, at) => (at >= first && at < first + labels.length ? each + by : each))
  return { ...weights, madeFrom: { hash: `graver by ${by}`, messages: 10 }, calibration: { ...weights.calibration, shift } }
}
