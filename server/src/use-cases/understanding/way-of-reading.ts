import { understandingBy } from '@evenhand/language/understand.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import type { Packed } from '@evenhand/language/model/packed.ts'
import type { CatalogueTopic } from '@evenhand/language/topics/topic-catalogue.ts'
import type { Tx } from '../../db/database.ts'
import { loadRules } from '../../db/queries/deciding.ts'
import type { Rules } from '../../db/queries/deciding.ts'
import { topicBook } from '../topics/topic-book.ts'
import { loadModel } from './models/model-in-force.ts'
import { builtIn } from './models/model.ts'

/** How words are read: by a version of the language model, and for the topics of the workspace. */
export type WayOfReading = {
  /** The same way has the same name in every process. */
  name: string
  understand: Understand
  /** For reading so in another process; null where it is what came along. */
  packed: Packed | null
  topics: readonly CatalogueTopic[] | null
}

/** As the program reads by itself: with its own model, and no topics. */
export const plainReading: WayOfReading = {
  name: builtIn.version,
  understand: understandingBy(builtIn.scorer),
  packed: null,
  topics: null,
}

/** How this workspace is read now. */
export async function wayOfReading(tx: Tx, workspaceId: string, known?: Rules): Promise<WayOfReading> {
  const { modelHash, catalogueVersion } = known ?? (await loadRules(tx))
  const { version, scorer, packed } = await loadModel(tx, modelHash)
  const { topics, catalogue } = await topicBook(tx, workspaceId, catalogueVersion)
  if (topics.length === 0) return { ...plainReading, name: version, understand: understandingBy(scorer), packed }
  const name = `${version} ${workspaceId} ${catalogueVersion}`
  return { name, understand: understandingBy(scorer, catalogue), packed, topics }
}
