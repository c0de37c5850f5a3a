import type { Database } from '../database.ts'
import { refuseTooFew, sumOf } from '../left-out.ts'
import type { Source } from '../source.ts'
import { canonical } from './canonical.ts'
import type { HistoryFormat, Reading } from './format.ts'
import { markDeflections } from './twcs-deflections.ts'

/** Chains of replies are at most 2 to this power long; longer ones are circles. */
const mostDoublings = 16

/**
 * The public "Customer Support on Twitter" layout: a thread is a case. It opens with the first message of a customer, and is answered by
 * the first message of a company after it. It holds no followers.
 */
export const twcs: HistoryFormat = {
  name: 'twcs',
  label: 'the public twcs layout',
  asksZone: false,
  fits: source => source.has('tweet_id') && source.has('inbound') && source.has('in_response_to_tweet_id'),
  prepare: threads,
  cells: source => canonical.cells(source),
  notes: [
    'A thread is a case: it opens with the first message of a customer, and the first message of a company after it answers it.',
    'Threads are as complete as the file: of a sample of rows, many lack their answer.',
  ],
}

async function threads(database: Database, source: Source, { isDeflection }: Reading): Promise<Source> {
  const cell = (name: string) => source.cell(name) ?? 'null'
  const id = (name: string) => `try_cast(regexp_replace(${cell(name)}, '\\.0*$', '') as bigint)`
  await database.run(`create temp table posts as
    select ${id('tweet_id')} as id, ${id('in_response_to_tweet_id')} as parent, ${cell('author_id')} as author,
      lower(${cell('inbound')}) in ('true', '1') as inbound, ${cell('text')} as text,
      coalesce(try_strptime(${cell('created_at')}, '%a %b %d %H:%M:%S %z %Y')::timestamptz, try_cast(${cell('created_at')} as timestamptz)) as sent
    from ${source.table}`)
  const { all = 0, broken = 0 } = await database.numbers(
    `select count(*) as "all", count(*) filter (where id is null or sent is null or author is null) as broken from posts`,
  )
  const unreadable = [
    ...source.unreadable,
    ...(broken === 0 ? [] : [{ count: broken, reason: 'tweet_id, author_id or created_at cannot be read.' }]),
  ]
  refuseTooFew(all - broken, all + sumOf(source.unreadable), unreadable)
  await database.run(`delete from posts where id is null or sent is null or author is null`)
  await findRoots(database)
  await markDeflections(database, isDeflection)
  await database.run(`create temp table cases as
    with opening as (
      select root, min(sent) as opened, arg_min(author, sent) as customer, arg_min(posts.text, sent) as text from posts join roots using (id)
      where inbound group by root),
    replies as (
      select root, min(sent) filter (where id not in (select id from deflections)) as answered, min(sent) as replied, arg_min(author, sent) as company,
        sum(len(string_split(trim(posts.text), ' '))) as words
      from posts join roots using (id) join opening using (root) where not inbound and sent >= opened group by root)
    select root::varchar as case_id, customer as customer_id, 'true' as public, 'posts' as channel,
      epoch_ms(opened)::varchar as opened_at, epoch_ms(answered)::varchar as first_response_at, text, company as queue,
      coalesce(words, 0)::bigint::varchar as words_sent, replied, answered
    from opening left join replies using (root) order by opened`)
  const names = ['case_id', 'customer_id', 'public', 'channel', 'opened_at', 'first_response_at', 'text', 'queue', 'words_sent']
  const { sent_away = 0, replies = 0 } = await database.numbers(
    'select count(*) filter (where replied < answered or answered is null) as sent_away, count(*) as replies from cases where replied is not null',
  )
  return {
    table: 'cases',
    kind: 'csv',
    names,
    has: name => names.includes(name),
    cell: name => (names.includes(name) ? name : null),
    unreadable,
    notes: [isDeflection === undefined ? countedAll : sentAway(sent_away, replies)],
  }
}

const countedAll = 'Replies were not read: one that only sends the customer elsewhere counts as an answer too.'
const sentAway = (count: number, all: number): string =>
  `${count.toLocaleString('en')} of ${all.toLocaleString('en')} first replies only send the customer elsewhere and do not say what is needed and why: they are no answer, and the case waits for the next.`

/** Every post learns the head of its chain: each step reaches twice as far. A parent that is not in the file is a head of its own. */
async function findRoots(database: Database): Promise<void> {
  await database.run('create temp table roots as select id, coalesce(any_value(parent), id) as root from posts group by id')
  await database.run(
    'insert into roots select distinct parent, parent from posts where parent is not null and parent not in (select id from roots)',
  )
  for (let step = 0; step < mostDoublings; step += 1) {
    const { moved } = await database.numbers(
      'select count(*) as moved from roots r join roots u on r.root = u.id where u.root <> r.root',
    )
    if (moved === 0) return
    await database.run('create temp table further as select r.id, u.root from roots r join roots u on r.root = u.id')
    await database.run('drop table roots')
    await database.run('alter table further rename to roots')
  }
}
