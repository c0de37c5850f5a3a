import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { tones } from '@evenhand/domain/facts/conduct.ts'
import { messageTypes } from '@evenhand/domain/facts/need.ts'
import { learnedRisks, severityScale } from '../src/model/heads.ts'

/**
 * Checks every .tsv of messages below this folder (the tables of concepts are read elsewhere), prints what it holds, and lists exact and
 * near duplicates: `node language/corpus/check.ts [part of a file's name]`. A line is
 * type, severity, tone, flags, text and perhaps the turns before, with tabs between. Two held-out files are measured on severity alone and have
 * lines of their own: controls.tsv language, calm message, sentence of danger that is added to it, severity then;
 * look-alikes.tsv language, message, severity.
 */
const types: ReadonlySet<string> = new Set(messageTypes)
const severities: ReadonlySet<string> = new Set(severityScale)
const toneNames: ReadonlySet<string> = new Set(tones)
const marks = ['reply', 'no-reply', 'other', 'many', 'complaint', 'deadline', 'abusive']
const knownFlags = new Set<string>([...marks, ...learnedRisks, ...learnedRisks.map(risk => `${risk}*`)])
/** Share of words in common from which two messages count as near duplicates. */
const tooAlike = 0.7
/** Of shorter messages ("still nothing", "ok thanks") only exact copies are listed. */
const shortest = 5

type Line = { place: string; fields: string[] }
type Message = { place: string; labels: string[]; flags: string[]; text: string; earlier: string }

function readLines(folder: string, part: string): Line[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.tsv') && !file.startsWith('concepts') && file.includes(part))
    .sort()
    .flatMap(file =>
      readFileSync(path.join(folder, file), 'utf8')
        .replace(/\n$/, '')
        .split('\n')
        .map((line, index) => ({ place: `${file}:${index + 1}`, fields: line.split('\t') })),
    )
}

const isTurn = (turn: string): boolean => /^(in|out|other):\s*\S/.test(turn)

const ownColumns: Readonly<Record<string, number>> = { 'controls.tsv': 4, 'look-alikes.tsv': 3 }
const columnsOf = (place: string): number | undefined => ownColumns[path.basename(place).replace(/:\d+$/, '')]

function faultsOf({ place, fields }: Line): string[] {
  const own = columnsOf(place)
  return own === undefined ? faultsOfLabels(fields) : faultsOfSeverity(fields, own)
}

function faultsOfSeverity(fields: readonly string[], columns: number): string[] {
  const [language = '', ...more] = fields
  const severity = more.at(-1) ?? ''
  return [
    ...(fields.length === columns ? [] : [`${fields.length} fields instead of ${columns}`]),
    ...(/^[a-z]{2}$/.test(language) ? [] : [`unknown language "${language}"`]),
    ...(more.slice(0, -1).every(text => text.trim() !== '') ? [] : ['no text']),
    ...(severities.has(severity) ? [] : [`unknown severity "${severity}"`]),
  ]
}

function faultsOfLabels(fields: readonly string[]): string[] {
  const [type = '', severity = '', tone = '', flags = '', text = '', earlier] = fields
  const named = flags === '-' ? [] : flags.split(',')
  const fallback = type === 'praise' || type === 'other' ? 'no-reply' : 'reply'
  return [
    ...(fields.length < 5 || fields.length > 6 ? [`${fields.length} fields instead of 5 or 6`] : []),
    ...(types.has(type) ? [] : [`unknown type "${type}"`]),
    ...(severities.has(severity) ? [] : [`unknown severity "${severity}"`]),
    ...(toneNames.has(tone) ? [] : [`unknown tone "${tone}"`]),
    ...named.filter(flag => !knownFlags.has(flag)).map(flag => `unknown flag "${flag}"`),
    ...(new Set(named.map(flag => flag.replace('*', ''))).size === named.length ? [] : ['a flag stands twice']),
    ...(named.includes(fallback) ? [`"${fallback}" is what ${type} means anyway`] : []),
    ...(text.trim() === '' ? ['no text'] : []),
    ...(earlier === undefined || earlier.split(' ¦ ').every(isTurn) ? [] : ['an earlier turn without "in:", "out:" or "other:"']),
  ]
}

function messageOf({ place, fields }: Line): Message {
  if (columnsOf(place) !== undefined) {
    const [language = '', ...more] = fields
    const labels = [`language ${language}`, `severity ${more.at(-1) ?? ''}`]
    return { place, labels, flags: [], text: more.slice(0, -1).join(' '), earlier: '' }
  }
  const [type = '', severity = '', tone = '', flags = '', text = '', earlier = ''] = fields
  const labels = [`type ${type}`, `severity ${severity}`, `tone ${tone}`]
  return { place, labels, flags: flags === '-' ? [] : flags.split(','), text, earlier }
}

/** Numbers all look the same, so that a template with another amount is found. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .replaceAll(/\d+/g, '0')
      .match(/[\p{L}\p{M}']+|0|\p{Extended_Pictographic}/gu),
  )

function exactDuplicates(messages: Message[]): string[] {
  const byText = Map.groupBy(messages, ({ text, earlier }) => `${text.trim().toLowerCase()}\t${earlier}`)
  return [...byText.values()]
    .filter(group => group.length > 1)
    .map(group => `${group.map(({ place }) => place).join(' = ')}: ${group[0]?.text ?? ''}`)
}

/** Two sets as alike as that share one of their rarest words; only those who do are compared. */
function nearDuplicates(messages: Message[]): string[] {
  const entries = messages
    .map(message => ({ ...message, words: wordsOf(message.text) }))
    .filter(({ words }) => words.size >= shortest)
  const count = new Map<string, number>()
  for (const { words } of entries) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
  const holders = new Map<string, typeof entries>()
  const found: string[] = []
  for (const entry of entries) {
    const byRarity = [...entry.words].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0) || (a < b ? -1 : 1))
    const rarest = byRarity.slice(0, byRarity.length - Math.ceil(tooAlike * byRarity.length) + 1)
    for (const other of new Set(rarest.flatMap(word => holders.get(word) ?? []))) {
      const alike = entry.words.intersection(other.words).size / entry.words.union(other.words).size
      const isExact = entry.text.toLowerCase() === other.text.toLowerCase()
      if (alike >= tooAlike && !isExact) found.push(`${other.place} ~ ${entry.place}: ${other.text} | ${entry.text}`)
    }
    for (const word of rarest) holders.set(word, [...(holders.get(word) ?? []), entry])
  }
  return found
}

function countsOf(messages: Message[]): string[] {
  const all = messages.flatMap(({ place, labels, flags, earlier }) => [
    `file ${place.replace(/:\d+$/, '')}`,
    ...labels,
    ...flags.map(flag => `flag ${flag}`),
    ...(earlier === '' ? [] : ['with earlier turns']),
  ])
  return [...Map.groupBy(all, label => label)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([label, { length }]) =>
        `${String(length).padStart(6)} ${((100 * length) / messages.length).toFixed(1).padStart(5)} %  ${label}`,
    )
}

const lines = readLines(import.meta.dirname, process.argv[2] ?? '')
const faults = lines.flatMap(line => faultsOf(line).map(fault => `${line.place}: ${fault}`))
const messages = lines.map(messageOf)
const print = (title: string, found: string[]): void => console.log([`${title}: ${found.length}`, ...found, ''].join('\n'))
console.log([...countsOf(messages), `${String(messages.length).padStart(6)} messages`, ''].join('\n'))
print('Near duplicates', nearDuplicates(messages))
const copies = exactDuplicates(messages)
print('Exact duplicates', copies)
print('Faults', faults)
if (faults.length > 0 || copies.length > 0) process.exitCode = 1
