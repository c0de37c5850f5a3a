import { FileError } from '@evenhand/files/file-error.ts'
import { openContent } from '@evenhand/files/content/open-content.ts'
import { readCsv } from '@evenhand/files/read-csv.ts'
import type { SolvedQuestion } from '@evenhand/language/answers/answer.ts'
import { CliError, exitCodes } from '../failure.ts'

/**
 * Questions and the answer of each, from a CSV file with the columns `text` and `category`.
 * @throws CliError (misused) with a sentence that names file and line, when anything of it cannot be read: a measurement leaves nothing out.
 */
export async function readQuestions(file: string): Promise<SolvedQuestion[]> {
  try {
    return await read(file)
  } catch (error) {
    if (error instanceof FileError) throw new CliError(`${file}: ${error.message}`, exitCodes.misused, { cause: error })
    throw error
  }
}

async function read(file: string): Promise<SolvedQuestion[]> {
  const { header, rows } = await readCsv(await openContent(file))
  const text = columnOf(file, header, 'text')
  const category = columnOf(file, header, 'category')
  const questions: SolvedQuestion[] = []
  for await (const row of rows) {
    if (!row.ok) throw new CliError(`${file}, line ${row.line}: ${row.reason}`, exitCodes.misused)
    const [question, answer] = [row.value[text]?.trim() ?? '', row.value[category]?.trim() ?? '']
    if (row.value.length !== header.length || question === '' || answer === '') {
      throw new CliError(`${file}, line ${row.line}: a text and its category are needed here.`, exitCodes.misused)
    }
    questions.push({ id: answer, text: question })
  }
  if (questions.length === 0) throw new CliError(`${file} holds a header and no questions.`, exitCodes.misused)
  return questions
}

function columnOf(file: string, header: readonly string[], name: string): number {
  const at = header.findIndex(each => each.toLowerCase() === name)
  if (at === -1) throw new CliError(`${file} has no column "${name}". Its header is: ${header.join(', ')}.`, exitCodes.misused)
  return at
}
