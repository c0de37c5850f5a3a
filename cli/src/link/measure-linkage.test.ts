import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../program.fixture.ts'

type Figures = { f1: number; precision: number; recall: number; threshold: number }
type Measured = { pairs?: Figures; strict?: Figures; clusters?: Figures; networks?: (Figures & { network: string })[] }

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'evenhand-linkage-'))))
afterAll(() => rm(folder, { recursive: true }))

async function measured(file: string): Promise<Measured> {
  const { out } = await tell(['evaluate', 'linkage', file, '--json'])
  const found: Measured = JSON.parse(out)
  return found
}

const data = path.resolve(import.meta.dirname, '../../../../shared/data/linkage')
const [people, handles] = [path.join(data, 'fake_1000.csv'), path.join(data, 'handles_dev.csv')]

test.skipIf(!existsSync(people))(
  'a thousand rows of public data: pairwise F1 and the recall at a precision of .99 hold (skipped without the data)',
  async () => {
    const { pairs, strict, clusters } = await measured(people)
    expect(pairs?.f1).toBeGreaterThanOrEqual(0.92)
    expect(strict?.precision).toBeGreaterThanOrEqual(0.99)
    expect(strict?.recall).toBeGreaterThanOrEqual(0.8)
    expect(clusters?.precision).toBeGreaterThanOrEqual(0.99)
  },
)

test.skipIf(!existsSync(handles))(
  'handles of three networks are found with one threshold (skipped without the data)',
  async () => {
    const { networks = [] } = await measured(handles)
    expect(networks.map(({ network }) => network)).toEqual(['twitter–instagram', 'twitter–facebook'])
    expect(networks[0]?.f1).toBeGreaterThanOrEqual(0.93)
    expect(networks[1]?.f1).toBeGreaterThanOrEqual(0.88)
    expect(networks[0]?.threshold).toBe(networks[1]?.threshold)
  },
)

test('the column that holds the truth is not used for linking', async () => {
  const rows = [
    '1,Vera,Lindqvist,v@l.example',
    '2,Vera,Lindqvist,v@l.example',
    '3,Omar,Haddad,o@h.example',
    '4,Omar,Haddad,o@h.example',
  ]
  const files = ['xxyy', 'abcd'].map(async truth => {
    const file = path.join(folder, `${truth}.csv`)
    await writeFile(file, ['id,first,last,email,cluster', ...rows.map((row, at) => `${row},${truth[at]}`)].join('\n'))
    return measured(file)
  })
  const [right, wrong] = await Promise.all(files)
  expect(right?.clusters).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(wrong?.clusters).toMatchObject({ precision: 0 })
})

test('a file that does not say what is right is refused with a sentence', async () => {
  const file = path.join(folder, 'plain.csv')
  await writeFile(file, 'id,name\n1,Vera Lindqvist')
  const { code, err } = await tell(['evaluate', 'linkage', file])
  expect(code).toBe(1)
  expect(err).toMatch(/does not say what is right: it needs a column cluster/)
})
