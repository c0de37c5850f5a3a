import { columns } from '../src/model/heads.ts'
import type { Calibration, Packed, Thresholds } from '../src/model/packed.ts'
import type { Fitted } from './fit.ts'

/**
 * So many features are kept at most: those with the greatest weight for any column, in units of the strongest of that column. What is left out spoils
 * the calibration, so the rare ones are left out before the weights are fitted (`leastSeen`), and a larger corpus finds room.
 */
const mostRows = 120_000
const largest = 127

function strongestOf({ weights }: Fitted): Float64Array {
  const strongest = new Float64Array(columns).fill(1e-9)
  for (let at = 0; at < weights.length; at++) {
    const column = at % columns
    strongest[column] = Math.max(strongest[column] as number, Math.abs(weights[at] as number))
  }
  return strongest
}

/** Fitted weights as small numbers in text: what says least is left out, in the order of the features' names. */
export function pack(fitted: Fitted, madeFrom: Packed['madeFrom'], calibration: Calibration, thresholds: Thresholds): Packed {
  const strongest = strongestOf(fitted)
  const sayingOf = (row: number): number => {
    let most = 0
    for (let column = 0; column < columns; column++) {
      most = Math.max(most, Math.abs(fitted.weights[row * columns + column] as number) / (strongest[column] as number))
    }
    return most
  }
  const kept = [...fitted.index]
    .map(([name, row]) => ({ name, row, saying: sayingOf(row) }))
    .sort((a, b) => b.saying - a.saying || a.name - b.name)
    .slice(0, mostRows)
    .sort((a, b) => a.name - b.name)
  const names = Buffer.alloc(kept.length * 4)
  const rows = new Int8Array(kept.length * columns)
  for (const [place, { name, row }] of kept.entries()) {
    names.writeUInt32LE(name, place * 4)
    for (let column = 0; column < columns; column++) {
      rows[place * columns + column] = Math.round(
        ((fitted.weights[row * columns + column] as number) / (strongest[column] as number)) * largest,
      )
    }
  }
  return {
    format: 3,
    madeFrom,
    columns,
    names: names.toString('base64'),
    rows: Buffer.from(rows.buffer).toString('base64'),
    scale: Array.from(strongest, most => Number((most / largest).toPrecision(6))),
    bias: Array.from(fitted.bias, each => Number(each.toPrecision(6))),
    calibration,
    thresholds,
  }
}
