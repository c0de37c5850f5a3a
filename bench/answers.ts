import { parseArgs } from 'node:util'
import { createAnswerIndex } from '../language/src/answers/answer-index.ts'
import type { AnswerDocument } from '../language/src/answers/answer.ts'

/**
 * How long it takes to index passages and to ask them, beside the yardstick of the same run: looking for the words of the question in
 * every passage, one after the other. Texts are made up from a fixed seed, with word frequencies as people write (Zipf).
 *
 *   node bench/answers.ts [--passages 10000] [--questions 500] [--json]
 */

/** Milliseconds of one question: in the median, and of nineteen in twenty. */
const mostAskMs = 5
const mostSlowMs = 20

const { values: options } = parseArgs({
  options: {
    passages: { type: 'string', default: '10000' },
    questions: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
})

function generator(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 0x1_0000_0000
}

const random = generator(7)
const syllables = 'ba ce di fo gu la me ni po ru sa te vi wo xu ka le mi no pu'.split(' ')
const vocabulary = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join(''),
)

/** The n-th most frequent word comes 1/n as often. */
function words(count: number): string[] {
  return Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '')
}

function articles(passages: number): AnswerDocument[] {
  const perArticle = 4
  return Array.from({ length: Math.ceil(passages / perArticle) }, (_, at) => ({
    id: `article-${at}`,
    kind: 'article',
    title: words(5).join(' '),
    language: 'en',
    tags: [],
    passages: Array.from({ length: perArticle }, () => ({ text: words(60).join(' '), headings: [words(3).join(' ')] })),
    questions: [],
  }))
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
}

function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}

const documents = articles(Number(options.passages))
const index = createAnswerIndex()
const indexMs = timed(() => documents.forEach(document => index.put(document)))
const replaceMs = median(documents.slice(0, 100).map(document => timed(() => index.put(document))))
const texts = documents.flatMap(({ passages }) => passages.map(({ text }) => text))
const asked = Array.from({ length: Number(options.questions) }, () => words(12))
for (const question of asked.slice(0, 50)) index.ask({ text: question.join(' '), language: 'en' })
const askMs = asked.map(question => timed(() => void index.ask({ text: question.join(' '), language: 'en' })))
const scanMs = asked
  .slice(0, 50)
  .map(question => timed(() => void texts.map(text => question.filter(word => text.includes(word)).length)))
const report = {
  bench: 'answers',
  passages: texts.length,
  indexMs: Math.round(indexMs),
  replaceMs: Number(replaceMs.toFixed(2)),
  askMs: Number(median(askMs).toFixed(2)),
  slowMs: Number(quantile(askMs, 0.95).toFixed(2)),
  scanMs: Number(median(scanMs).toFixed(2)),
  mostAskMs,
  mostSlowMs,
}
if (options.json) console.log(JSON.stringify(report))
else {
  console.log(`${report.passages} passages indexed in ${report.indexMs} ms, one article put anew in ${report.replaceMs} ms`)
  console.log(
    `one question     ${report.askMs} ms (at most ${mostAskMs}), nineteen in twenty within ${report.slowMs} ms (at most ${mostSlowMs})`,
  )
  console.log(`looking through  ${report.scanMs} ms: ${(report.scanMs / report.askMs).toFixed(1)} times as long`)
}
if (report.askMs > mostAskMs || report.slowMs > mostSlowMs) process.exitCode = 1
