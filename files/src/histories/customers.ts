import { FileError } from '../file-error.ts'
import type { Database } from './database.ts'
import type { Cells } from './formats/format.ts'
import { firstOf } from './formats/format.ts'
import type { Source } from './source.ts'
import { loadSource } from './source.ts'

/** Facts about people that live in another file. */
export const customerColumns = ['value', 'followers', 'language', 'region'] as const

export type Joined = { cells: Cells; join: string; notes: readonly string[] }

const keys = [
  {
    case: 'customer_id',
    names: ['customer_id', 'customer_key', 'id', 'customer', 'requester_id', 'contact_id'],
    clean: (sql: string) => sql,
  },
  { case: 'customer_email', names: ['email', 'e-mail', 'customer_email', 'mail'], clean: (sql: string) => `lower(${sql})` },
  {
    case: 'customer_handle',
    names: ['handle', 'username', 'screen_name', 'customer_handle'],
    clean: (sql: string) => `ltrim(lower(${sql}), '@')`,
  },
] as const

/**
 * Joins value and reach to the cases by customer id, e-mail or handle, whichever both files hold, in this order.
 * @throws FileError where the files share no key, or the second holds nothing about people
 */
export async function joinCustomers(database: Database, file: string, cells: Cells, table: string): Promise<Joined> {
  const source = await loadSource(database, file, 'people')
  const facts = customerColumns.map(name => ({ name, cell: factOf(source, name) })).filter(({ cell }) => cell !== null)
  const shared = keys.flatMap(key => {
    const own = cells[key.case]
    const other = firstOf(source, ...key.names)
    return own === null || own === undefined || other === null
      ? []
      : [{ own: key.clean(own), other: key.clean(other), name: key.case }]
  })
  if (shared.length === 0) {
    throw new FileError(
      'wrong-header',
      `The file of customers and the cases share no key. The cases hold ${listed(keys.filter(key => (cells[key.case] ?? null) !== null).map(key => key.case))} of ${keys.map(key => key.case).join(', ')}; the columns of the file of customers are ${source.names.slice(0, 12).join(', ')}.`,
    )
  }
  if (facts.length === 0) {
    throw new FileError('wrong-header', `The file of customers holds none of ${customerColumns.join(', ')}.`)
  }
  const notes = source.unreadable.map(
    ({ count, reason }) =>
      `Left out of the file of customers: ${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}. ${reason}`,
  )
  for (const [i, { other, name }] of shared.entries()) {
    const { twice } = await database.numbers(
      `select count(*) as twice from (select ${other} as k from ${source.table} where ${other} is not null group by k having count(*) > 1)`,
    )
    if ((twice ?? 0) > 0)
      notes.push(`${String(twice)} customers stand more than once under the same ${name}; the first line of each counts.`)
    await database.run(
      `create temp table people_${i} as select ${other} as k, ${facts.map(({ cell, name: fact }) => `arg_min_null(${cell}, rowid) as people_${fact}`).join(', ')}
       from ${source.table} where ${other} is not null group by k`,
    )
  }
  const join = shared.map(({ own }, i) => `left join people_${i} on people_${i}.k = ${own}`).join(' ')
  const joined: Cells = {}
  for (const { name } of facts) {
    const own = cells[name] ?? null
    joined[name] =
      `coalesce(${[...(own === null ? [] : [own]), ...shared.map((_, place) => `people_${place}.people_${name}`)].join(', ')})`
  }
  const { found, all } = await database.numbers(
    `select count(*) filter (where ${shared.map((_, i) => `people_${i}.k is not null`).join(' or ')}) as found, count(*) as "all" from ${table} ${join}`,
  )
  if (found === 0 && all !== 0) {
    const [first] = shared
    throw new FileError(
      'nothing-usable',
      await noneFound(database, first?.own ?? 'null', table, first?.other ?? 'null', source.table),
    )
  }
  notes.push(
    `${(found ?? 0).toLocaleString('en')} of ${(all ?? 0).toLocaleString('en')} cases were found in the file of customers.`,
  )
  return { cells: joined, join, notes }
}

/** How each file writes whom it means: one look often says why they do not meet. */
async function noneFound(database: Database, own: string, cases: string, other: string, people: string): Promise<string> {
  const [ours, theirs] = [await someOf(database, own, cases), await someOf(database, other, people)]
  return `Not one case was found in the file of customers. The cases name ${ours}; the file of customers names ${theirs}. Are both written the same way?`
}

async function someOf(database: Database, key: string, table: string): Promise<string> {
  const rows = await database.rows(`select distinct ${key} as k from ${table} where ${key} is not null order by k limit 3`)
  return rows.length === 0 ? 'nobody' : rows.map(({ k }) => String(k)).join(', ')
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(' and '))

const otherNames: Readonly<Record<(typeof customerColumns)[number], readonly string[]>> = {
  value: ['value', 'monetary', 'customer_value', 'lifetime_value', 'ltv'],
  followers: ['followers', 'followers_count', 'follower_count', 'reach'],
  language: ['language', 'lang', 'locale'],
  region: ['region', 'country'],
}

function factOf(source: Source, name: (typeof customerColumns)[number]): string | null {
  return firstOf(source, ...otherNames[name])
}
