import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Packed } from '@evenhand/language/model/packed.ts'
import type { Tx } from '../../../db/database.ts'
import { readHashInForce, readWeights } from '../../../db/queries/models.ts'
import { EvenhandError } from '../../../errors.ts'
import { builtIn, modelFrom, versionOf } from './model.ts'
import type { Model } from './model.ts'

const unpack = promisify(gunzip)

/** Some megabytes each: the latest ones stay. What a hash names never changes, so nothing here grows stale. */
const mostKept = 4
const kept = new Map<string, Model>()

/**
 * The model with this hash, from memory where it was asked for lately.
 * @param hash null: the one that came along
 */
export async function loadModel(tx: Tx, hash: string | null): Promise<Model> {
  if (hash === null) return builtIn
  const found = kept.get(hash)
  const model = found ?? modelFrom(versionOf(hash), await loadPacked(tx, hash))
  kept.delete(hash)
  kept.set(hash, model)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return model
}

/** The model by which this workspace is read now. */
export async function loadModelInForce(tx: Tx): Promise<Model> {
  return loadModel(tx, await readHashInForce(tx))
}

async function loadPacked(tx: Tx, hash: string): Promise<Packed> {
  const weights = await readWeights(tx, hash)
  if (weights === null) throw new EvenhandError('broken-invariant', `The weights of model ${versionOf(hash)} are gone.`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked when it was offered
  return JSON.parse((await unpack(weights)).toString('utf8')) as Packed
}
