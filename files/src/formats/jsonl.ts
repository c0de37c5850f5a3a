import type { ImportMapping } from '@evenhand/contract/imports.ts'
import type { Content } from '../content/open-content.ts'
import { aList, readNdjson } from '../read-ndjson.ts'
import { FlatLayout } from './flat-layout.ts'
import { convertRows } from './format.ts'
import type { Format, FormatOptions } from './format.ts'

/** Our flat layout as one JSON object a line. A mapping may name paths (`author.id`); keys that nobody named are passed over. */
export function openJsonl(content: Content, mapping: ImportMapping, options: FormatOptions): Format {
  const layout = new FlatLayout(mapping, options)
  return {
    drafts: convertRows(readNdjson(content), (value, line) =>
      isRecord(value)
        ? layout.convert(field => textAt(value, mapping.fields[field] ?? field), line)
        : { ok: false, reason: Array.isArray(value) ? aList : 'The line is no JSON object.' },
    ),
    allRead: () => layout.allRead(),
    complete: draft => layout.complete(draft),
  }
}

function textAt(value: Record<string, unknown>, path: string): string {
  const found = path in value ? value[path] : walk(value, path.split('.'))
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : ''
}

function walk(value: unknown, path: string[]): unknown {
  let at = value
  for (const key of path) at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined
  return at
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
