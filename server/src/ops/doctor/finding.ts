/**
 * What the doctor found about one thing. `ok`: nothing to do. `warn`: it works, but look at it. `wrong`: it does not work, or will not
 * for long.
 */
export type Finding = {
  /** Stable; scripts rely on it. */
  name: string
  state: 'ok' | 'warn' | 'wrong'
  /** One sentence: what is. */
  found: string
  /** One sentence: what to do. Only where there is something to do. */
  mend?: string
}

export function ok(name: string, found: string): Finding {
  return { name, state: 'ok', found }
}

export function warn(name: string, found: string, mend: string): Finding {
  return { name, state: 'warn', found, mend }
}

export function wrong(name: string, found: string, mend: string): Finding {
  return { name, state: 'wrong', found, mend }
}

/** As people say it: `3 minutes`, `2 hours`. */
export function duration(seconds: number): string {
  const [amount, unit] =
    seconds < 120 ? [seconds, 'second'] : seconds < 7200 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour']
  const whole = Math.round(amount)
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`
}

export function megabytes(bytes: number): string {
  return bytes >= 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`
}
