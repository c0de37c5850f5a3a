import { EvenhandError } from './errors.ts'

const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: () => 'The disk is full. Make room and start again; everything that was acknowledged is kept.',
  EACCES: path =>
    `${path} may not be read or written by this user. Start Evenhand as the user it belongs to, or give it to this one.`,
  EPERM: path => `${path} may not be changed by this user. Start Evenhand as the user it belongs to, or give it to this one.`,
  ENOTDIR: path => `${path} cannot be made: a part of it is a file and no directory.`,
  EROFS: path => `${path} is on a disk that cannot be written. Set EVENHAND_STATE to a directory that can.`,
}

/** A sentence of what happened and what to do. Only what nobody foresaw comes with a stack, for a report. */
export function explainFailure(error: unknown): string {
  const root = error instanceof SuppressedError ? error.error : error
  if (root instanceof EvenhandError) return root.message
  if (!(root instanceof Error)) return `Something unexpected went wrong: ${String(root)}`
  const code = 'code' in root && typeof root.code === 'string' ? root.code : ''
  const path = 'path' in root && typeof root.path === 'string' ? root.path : 'A file'
  return sentences[code]?.(path) ?? `Something unexpected went wrong. Please report this:\n${root.stack ?? root.message}`
}
