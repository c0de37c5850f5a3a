import type { MessageFormat } from '@evenhand/contract/imports.ts'

/** In the order in which they are offered. */
export const importFormats = ['csv', 'jsonl', 'twcs'] as const satisfies readonly MessageFormat[]
