/** What happened to the person, most severe first. Not how it is told. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** Position in `severities`: 0 is critical, 3 is low. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity)
}

/**
 * True when `a` is more severe than `b`.
 * @example isMoreSevere('critical', 'high') // true
 */
export function isMoreSevere(a: Severity, b: Severity): boolean {
  return severityRank(a) < severityRank(b)
}

/**
 * The neighbouring class above, or null for critical.
 * @example nextMoreSevere('medium') // 'high'
 */
export function nextMoreSevere(severity: Severity): Severity | null {
  return severities[severityRank(severity) - 1] ?? null
}
