import type { Database } from '../database.ts'

const idsAtOnce = 10_000

/** A table `deflections` with the ids of posts of companies that only send the customer elsewhere. */
export async function markDeflections(database: Database, isDeflection: ((text: string) => boolean) | undefined): Promise<void> {
  await database.run('create temp table deflections (id bigint)')
  if (isDeflection === undefined) return
  const found: string[] = []
  for await (const chunk of database.chunks('select id::varchar, text from posts where not inbound and text is not null')) {
    const [ids, texts] = [chunk.getColumnVector(0), chunk.getColumnVector(1)]
    for (let i = 0; i < chunk.rowCount; i += 1) {
      if (isDeflection(String(texts.getItem(i)))) found.push(String(ids.getItem(i)))
    }
  }
  for (let from = 0; from < found.length; from += idsAtOnce) {
    const ids = found.slice(from, from + idsAtOnce).map(id => `(${id})`)
    await database.run(`insert into deflections values ${ids.join(', ')}`)
  }
}
