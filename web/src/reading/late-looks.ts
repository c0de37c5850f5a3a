type Look = { number: number; due: string }

/** The looks whose time is over, in the order in which they were due. */
export function lateLooks<Open extends Look>(looks: readonly Open[], now: number): Open[] {
  return looks.filter(({ due }) => Date.parse(due) < now)
}
