export const fileErrorCodes = [
  'file-missing',
  'file-empty',
  'not-text',
  'wrong-encoding',
  'wrong-header',
  'nothing-usable',
  'broken-gzip',
  'bad-mapping',
] as const
export type FileErrorCode = (typeof fileErrorCodes)[number]

/** The whole file cannot be read. A single bad row is never an error: it is rejected with its line and the reason. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly code: FileErrorCode

  constructor(code: FileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
