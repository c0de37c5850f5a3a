import type { ChoiceMeasure } from './metrics.ts'
import type { Report } from './report.ts'

const percent = (value: number | null): string => (value === null ? '    –' : `${(100 * value).toFixed(1).padStart(5)} %`)
const two = (value: number): string => value.toFixed(3)

function section(name: string, measure: ChoiceMeasure, more: string): string[] {
  return [
    '',
    `${name}: accuracy ${two(measure.accuracy)}, macro-F1 ${two(measure.macroF1)}${more}, calibration error ${two(measure.calibrationError)}, coverage at 95 % ${percent(measure.coverageAt95)}`,
    ...measure.classes.map(
      ({ label, right, said, precision, recall }) =>
        `  ${label.padEnd(12)} ${String(right).padStart(6)} labelled ${String(said).padStart(6)} said   precision ${percent(precision)}   recall ${percent(recall)}`,
    ),
  ]
}

/** The report as a table for people. */
export function reportText(report: Report): string {
  const { severity } = report
  return [
    `${report.messages} messages`,
    ...section('type', report.type, ''),
    ...section('severity', severity, `, quadratic kappa ${two(severity.quadraticKappa)}`),
    `  high and critical together: recall ${percent(severity.graveRecall)}, precision ${percent(severity.gravePrecision)}`,
    ...section('needs a reply', report.needsReply, ''),
    ...section('tone', report.tone, ''),
    ...section('abusive', report.abusive, ''),
    '',
    'kept when only the manner changes      type   severity',
    ...report.invariance.map(
      ({ transformation, messages, typeKept, severityKept }) =>
        `  ${transformation.padEnd(28)} ${percent(typeKept)}  ${percent(severityKept)}  (${messages})`,
    ),
    '',
  ].join('\n')
}
