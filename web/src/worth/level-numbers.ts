import type { ValuingShown } from '@evenhand/contract/value.ts'

const names = [
  ...(['excellent', 'exceptional', 'householdExcellent', 'householdExceptional'] as const),
  ...(['ceiling', 'keptDownTo', 'nightsBelow', 'deedsCap', 'influence'] as const),
]
/** The numbers as they stand in the fields; shares in percent. */
export type LevelNumbers = Record<(typeof names)[number], string>

export type LevelsChange = {
  person: { excellent: number; exceptional: number }
  household: { excellent: number; exceptional: number }
  ceiling: number
  keptDownTo: number
  nightsBelow: number
  deedsCap: number
  influence: { mode: 'off' } | { mode: 'on'; cap: number }
}

/** Without the tail that a share gets in binary: 15 and not 15.000000000000002. */
const percent = (share: number): string => String(Number((share * 100).toFixed(6)))
const shareOf = (text: string): number => Number((numberOf(text) / 100).toFixed(8))

export function numbersOf({ levels, deedsCap }: ValuingShown): LevelNumbers {
  return {
    excellent: String(levels.person.excellent),
    exceptional: String(levels.person.exceptional),
    householdExcellent: String(levels.household.excellent),
    householdExceptional: String(levels.household.exceptional),
    ceiling: percent(levels.ceiling),
    keptDownTo: percent(levels.keptDownTo),
    nightsBelow: String(levels.nightsBelow),
    deedsCap: percent(deedsCap),
    influence: levels.influence.mode === 'on' ? percent(levels.influence.cap) : '',
  }
}

/** A comma separates as well as a point; thousands are not grouped, because nobody could tell one from the other. */
export function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.')
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

/** What the fields say, or which of them are no number. Only the server knows what is allowed. */
export function numbersIn(
  numbers: LevelNumbers,
): { ok: true; change: LevelsChange } | { ok: false; wrong: (keyof LevelNumbers)[] } {
  const isEmptyInfluence = numbers.influence.trim() === ''
  const wrong = names.filter(name => Number.isNaN(numberOf(numbers[name])) && !(name === 'influence' && isEmptyInfluence))
  if (!Number.isInteger(numberOf(numbers.nightsBelow)) && !wrong.includes('nightsBelow')) wrong.push('nightsBelow')
  if (wrong.length > 0) return { ok: false, wrong }
  return {
    ok: true,
    change: {
      person: { excellent: numberOf(numbers.excellent), exceptional: numberOf(numbers.exceptional) },
      household: { excellent: numberOf(numbers.householdExcellent), exceptional: numberOf(numbers.householdExceptional) },
      ceiling: shareOf(numbers.ceiling),
      keptDownTo: shareOf(numbers.keptDownTo),
      nightsBelow: numberOf(numbers.nightsBelow),
      deedsCap: shareOf(numbers.deedsCap),
      influence: isEmptyInfluence ? { mode: 'off' } : { mode: 'on', cap: shareOf(numbers.influence) },
    },
  }
}
