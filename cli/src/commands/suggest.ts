import { createAnswerIndex } from '@evenhand/language/answers/answer-index.ts'
import type { Command } from 'commander'
import { readArticles } from '../answers/read-articles.ts'
import { suggest, suggestStream } from '../answers/suggest-stream.ts'
import type { SuggestedLine } from '../answers/suggest-stream.ts'
import { exitCodes } from '../failure.ts'
import type { ExitCode } from '../failure.ts'
import type { Io } from '../io.ts'
import { printable } from '../show/printable.ts'

const examples = `
DIR holds articles: Markdown files (title, language and tags in front matter, or none), and JSON exports of a Zendesk or Chatwoot help
centre. Messages stand on standard input, one JSON object a line, and suggestions come out in the same order:

  { "id": 1, "text": "how do I send it back?", "language": "en" }
  { "id": 1, "suggestions": [{ "source", "title", "passage", "confidence", "why" }], "answer": null }

"answer" is the first suggestion where it is more likely right than not, else null. How it works: docs/answers.md.
A line that cannot be read is answered { "id", "error": { "code", "message" } } in its place, and the exit code is 1.

Examples:
  evenhand suggest --articles help/ "how do I send it back?"
  evenhand suggest --articles help/ --json < messages.ndjson`

/** `evenhand suggest`: messages in, passages that answer them out. */
export function addSuggest(program: Command, io: Io, end: (code: ExitCode) => void): void {
  program
    .command('suggest')
    .description('Finds passages of articles that answer a message, without a server and without a database.')
    .argument('[text]', 'the message; without it, messages are read from standard input')
    .requiredOption('--articles <dir>', 'folder of articles')
    .option('--json', 'as JSON; what comes from standard input always is')
    .addHelpText('after', examples)
    .action(async (text: string | undefined, options: { articles: string; json?: true }) => {
      const { documents, leftOut } = await readArticles(options.articles)
      for (const reason of leftOut) io.err(`Left out: ${printable(reason)}\n`)
      const index = createAnswerIndex(documents)
      if (text !== undefined) {
        const line = suggest({ text }, index)
        await io.out(options.json ? `${JSON.stringify(line)}\n` : inWords(line))
        return
      }
      let isWhole = true
      for await (const line of suggestStream(io.input, index)) {
        if ('error' in line) isWhole = false
        await io.out(`${JSON.stringify(line)}\n`)
      }
      end(isWhole ? exitCodes.done : exitCodes.failed)
    })
}

function inWords(line: SuggestedLine): string {
  if ('error' in line || line.suggestions.length === 0) return 'No good answer.\n'
  const opening = line.answer === null ? 'No good answer. The nearest:\n\n' : ''
  const shown = line.suggestions.slice(0, line.answer === null ? 3 : 1).map(({ title, source, confidence, passage, why }) => {
    const because = why.length > 0 ? ` · because of: ${why.join(', ')}` : ''
    return `${passage}\n  ${title} (${source}) · ${Math.round(confidence * 100)} %${because}\n`
  })
  return (opening + shown.join('\n')).split('\n').map(printableLine).join('\n')
}

/** Lines of a passage stay lines. */
function printableLine(line: string): string {
  return /^\s*/.exec(line)?.[0] + printable(line)
}
