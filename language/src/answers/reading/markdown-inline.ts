/** Where the link definitions at the foot of a text lead: `[name]: https://…`. */
export type LinkTargets = ReadonlyMap<string, string>

const escaped = /\\([\\`*_{}[\]()#+\-.!|<>~])/g
const image = /!\[([^\]\n]{0,500})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])/g
const link = /\[([^\]\n]{1,500})\]\(\s*<?([^)\s>]{1,1000})>?(?:\s+["'(][^)\n]{0,300})?\s*\)/g
const named = /\[([^\]\n]{1,500})\]\[([^\]\n]{0,200})\]/g
const automatic = /<((?:https?:\/\/|mailto:)[^\s<>]{1,1000})>/g
const tag = /<\/?[a-z][^<>]{0,300}>/gi
const strong = /(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1/g
const emphasis = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_\n]{1,1000}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu
const struck = /~~([^~\n]{1,500})~~/g
const code = /(`{1,3})([^`\n]{1,500})\1/g

/** "text (address)"; the address alone where the text says the same or nothing more. */
export function readableLink(text: string, target: string): string {
  const address = target.replace(/^mailto:/i, '')
  if (text === '' || text === address || text === target) return address
  return /^(?:https?:\/\/|mailto:|tel:|www\.)/i.test(target) ? `${text} (${address})` : text
}

/**
 * Markdown inside a line as plain text: emphasis goes, links keep their addresses, code keeps its letters.
 * @example inlineText('**Reset** it [here](https://lumen.example/reset)', new Map()) // 'Reset it here (https://lumen.example/reset)'
 */
export function inlineText(line: string, targets: LinkTargets): string {
  const kept: string[] = []
  const keep = (text: string): string => `\u0001${kept.push(text) - 1}\u0001`
  const plain = line
    .replaceAll('\u0001', '')
    .replace(code, (_, __, text: string) => keep(text.trim()))
    .replace(escaped, (_, sign: string) => keep(sign))
    .replace(image, (_, words: string) => words)
    .replace(link, (_, words: string, target: string) => readableLink(words, target))
    .replace(named, (_, words: string, name: string) => readableLink(words, targets.get((name || words).toLowerCase()) ?? ''))
    .replace(automatic, (_, target: string) => readableLink('', target))
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(tag, '')
    .replace(strong, '$2')
    .replace(strong, '$2')
    .replace(emphasis, '$2')
    .replace(struck, '$1')
  // oxlint-disable-next-line no-control-regex -- the sign that stands for what was kept
  return plain.replace(/\u0001(\d+)\u0001/g, (_, at: string) => kept[Number(at)] ?? '')
}

const definition = /^ {0,3}\[([^\]\n]{1,200})\]:\s*<?(\S{1,1000}?)>?(?:\s+["'(].*)?$/

/** The link definitions of a text, and its other lines. */
export function splitDefinitions(lines: readonly string[]): { lines: string[]; targets: LinkTargets } {
  const targets = new Map<string, string>()
  const others = lines.filter(line => {
    const [, name, target] = definition.exec(line) ?? []
    if (name === undefined || target === undefined) return true
    targets.set(name.toLowerCase(), target)
    return false
  })
  return { lines: others, targets }
}
