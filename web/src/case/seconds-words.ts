/** What is left of a countdown, rounded up: "9 s", and never "0 s" while something is left. */
export function secondsWords(leftMs: number): string {
  return `${Math.max(0, Math.ceil(leftMs / 1000))} s`
}
