import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const words = 'my order has not arrived and nobody answers the phone since Tuesday can you please look into it thank you'.split(
  ' ',
)

/**
 * Writes a file in the "twcs" layout: threads of four turns between customers and one of a hundred companies, newest
 * first within a thread as in the real data set. The same numbers give the same file.
 *
 * @param rows messages; about 190 bytes each
 * @param loose when true the turns of a thread lie far apart in the file
 */
export async function generateTwcs(path: string, rows: number, loose = false): Promise<void> {
  const file = createWriteStream(path)
  file.write('tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n')
  const threads = Math.ceil(rows / 4)
  for (let at = 0; at < rows; at += 1) {
    const thread = loose ? at % threads : Math.floor(at / 4)
    const turn = 3 - (loose ? Math.floor(at / threads) : at % 4)
    if (!file.write(rowOf(thread, turn))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

function rowOf(thread: number, turn: number): string {
  const id = thread * 4 + turn + 1
  const company = `Company${thread % 100}`
  const customer = 100_000 + (thread % 700_000)
  const isInbound = turn % 2 === 0
  const start = thread % words.length
  const text = [...words.slice(start), ...words.slice(0, start)].join(' ')
  const at = new Date(1_500_000_000_000 + thread * 11_000 + turn * 600_000)
  return [
    id,
    isInbound ? customer : company,
    isInbound ? 'True' : 'False',
    twitterTime(at),
    `"@${isInbound ? company : customer} ${text}, ${id}"`,
    turn === 3 ? '' : id + 1,
    turn === 0 ? '' : `${id - 1}.0`,
  ]
    .join(',')
    .concat('\n')
}

const two = (value: number) => String(value).padStart(2, '0')

function twitterTime(at: Date): string {
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${two(at.getUTCDate())} ${clock} +0000 ${at.getUTCFullYear()}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [path = 'twcs.csv', rows = '2000000', loose] = process.argv.slice(2)
  await generateTwcs(path, Number(rows), loose === 'loose')
}
