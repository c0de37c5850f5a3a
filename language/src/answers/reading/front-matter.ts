/** What may stand above a Markdown text between two lines of `---`. */
export type FrontMatter = { title: string | null; language: string | null; tags: string[]; url: string | null }

const fenced = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const entry = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/

/**
 * Front matter and the text below it. Known keys: `title`, `language` (or `lang`, `locale`), `tags` (or `labels`, `topics`) as
 * `a, b`, `[a, b]` or lines of `- a`, and `url`. Others are passed over.
 */
export function readFrontMatter(text: string): { front: FrontMatter; body: string } {
  const found = fenced.exec(text)
  if (!found) return { front: { title: null, language: null, tags: [], url: null }, body: text.replace(/^\uFEFF/, '') }
  const values = entriesOf(found[1] ?? '')
  const first = (...keys: string[]): string | null => keys.map(key => values.get(key)?.[0]).find(Boolean) ?? null
  const tags = ['tags', 'labels', 'topics'].flatMap(key => values.get(key) ?? [])
  return {
    front: {
      title: first('title'),
      language: first('language', 'lang', 'locale'),
      tags: tags
        .flatMap(tag => tag.replace(/^\[|\]$/g, '').split(','))
        .map(unquoted)
        .filter(Boolean),
      url: first('url'),
    },
    body: text.slice(found[0].length),
  }
}

function entriesOf(yaml: string): Map<string, string[]> {
  const values = new Map<string, string[]>()
  let list: string[] = []
  for (const line of yaml.split(/\r?\n/)) {
    const [, key, value] = entry.exec(line) ?? []
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (key !== undefined) {
      list = value?.trim() ? [unquoted(value)] : []
      values.set(key.toLowerCase(), list)
    } else if (item !== undefined) {
      list.push(unquoted(item))
    }
  }
  return values
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
}
