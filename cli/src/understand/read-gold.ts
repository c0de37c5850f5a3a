import { readFile } from 'node:fs/promises'
import type { Gold } from '@evenhand/language/evaluation/report.ts'
import { z } from 'zod'
import { CliError } from '../failure.ts'

const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no', 'true', 'false'])])
  .transform(value => value === true || value === 'yes' || value === 'true')
export const goldSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  type: z.enum(['problem', 'question', 'request', 'suggestion', 'praise', 'other']),
  needsReply: yesNo,
  severity: z.enum(['critical', 'high', 'medium', 'low', 'none']),
  tone: z.enum(['calm', 'annoyed', 'furious', 'positive']),
  abusive: yesNo,
})

/** Lines of JSON with a schema; the first that does not fit is named. */
export async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      return [schema.parse(JSON.parse(line))]
    } catch (error) {
      const issue = error instanceof z.ZodError ? error.issues[0] : undefined
      throw new CliError(
        `Line ${at + 1} of ${file} cannot be read: ${issue === undefined ? 'no JSON' : `${issue.path.join('.')}: ${issue.message}`}.`,
      )
    }
  })
}

/** Messages with labels, one JSON object a line. Of none nothing can be measured. */
export async function readGold(file: string): Promise<Gold[]> {
  const messages = await readLines(file, goldSchema)
  if (messages.length === 0) throw new CliError(`There is no message in ${file}: nothing would be measured.`)
  return messages
}
