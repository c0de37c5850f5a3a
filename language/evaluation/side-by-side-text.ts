import type { SideBySide } from './side-by-side.ts'

const names: Readonly<Record<string, string>> = {
  'type-accuracy': 'type, accuracy',
  'type-macro-f1': 'type, macro-F1',
  'severity-accuracy': 'severity, accuracy',
  'severity-kappa': 'severity, quadratic kappa',
  'grave-recall': 'high and critical, recall',
  'grave-precision': 'high and critical, precision',
  'reply-accuracy': 'needs a reply, accuracy',
  'tone-accuracy': 'tone, accuracy',
  'abuse-accuracy': 'abusive, accuracy',
  'deaf-to-volume': 'severity kept, worst change of manner',
}
const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3)).padStart(8)

function line(name: string, before: number | null, after: number | null): string {
  return `${name.padEnd(38)}${figure(before)}${figure(after)}`
}

function classLines(head: string, of: SideBySide['type']): string[] {
  return of
    .filter(each => each.messages > 0)
    .map(({ label, messages, recall }) => line(`  ${head} ${label}, recall (${messages})`, recall.before, recall.after))
}

/** Old and new in columns, for a terminal. */
export function sideBySideText(title: string, { messages, measures, type, severity }: SideBySide): string {
  return [
    `${`${title}, ${messages} messages`.padEnd(38)}     old     new`,
    ...measures.map(({ name, before, after }) => line(names[name] ?? name, before, after)),
    ...classLines('severity', severity),
    ...classLines('type', type),
    '',
  ].join('\n')
}
