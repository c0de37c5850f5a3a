import path from 'node:path'

/** Where the messages of a file lie once they are in order, a line of JSON each. */
export function orderedFile(workFolder: string): string {
  return path.join(workFolder, 'messages')
}
