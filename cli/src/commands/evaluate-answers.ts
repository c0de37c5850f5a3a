import type { Command } from 'commander'
import { measureAnswers } from '../answers/measure-answers.ts'
import type { AnswersMeasured } from '../answers/measure-answers.ts'
import { readQuestions } from '../answers/read-questions.ts'
import type { Io } from '../io.ts'
import { table } from '../show/table.ts'

const examples = `
Both files have the columns text and category. Each category is an answer, and the texts of TRAIN are earlier questions that it solved;
those of TEST are asked. hit@3 is the share of questions whose answer is among the first three.

Examples:
  evenhand evaluate answers train.csv test.csv
  evenhand evaluate answers train.csv test.csv --json`

/** `evenhand evaluate answers`: how often the right answer is found, on questions whose answer is known. */
export function addEvaluateAnswers(group: Command, io: Io): void {
  group
    .command('answers')
    .summary('measure how often the right answer is found')
    .description('Learns from questions whose answer is known, asks others, and says how often the right answer comes first.')
    .argument('<train>', 'CSV of earlier questions')
    .argument('<test>', 'CSV of questions to ask')
    .option('--json', 'the whole report as one JSON object')
    .addHelpText('after', examples)
    .action(async (train: string, test: string, options: { json?: true }) => {
      const [earlier, asked] = [await readQuestions(train), await readQuestions(test)]
      const measured = measureAnswers(earlier, asked, () => performance.now())
      await io.out(options.json ? `${JSON.stringify(measured)}\n` : inWords(measured))
    })
}

function inWords(measured: AnswersMeasured): string {
  const { questions, answers, earlierQuestions, hit1, hit3, hit5, answered, answeredRight } = measured
  return table([
    ['questions asked', String(questions)],
    ['answers', String(answers)],
    ['earlier questions', String(earlierQuestions)],
    ['hit@1', hit1.toFixed(4)],
    ['hit@3', hit3.toFixed(4)],
    ['hit@5', hit5.toFixed(4)],
    ['answer put forward', answered.toFixed(4)],
    ['right of those', answeredRight.toFixed(4)],
    ['calibration error', measured.calibrationError.toFixed(4)],
    ['learned in', `${(measured.learnMs / 1000).toFixed(1)} s`],
    ['one question', `${measured.askMs.p50.toFixed(1)} ms, 99th percentile ${measured.askMs.p99.toFixed(1)} ms`],
  ])
}
