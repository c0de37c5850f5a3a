import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importPreviewSchema } from '@evenhand/contract/import-preview.ts'
import { openWorld } from '../../../dev/world.ts'
import type { Person, World } from '../../../dev/world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world[Symbol.asyncDispose]())

const orders =
  'Order No;Customer;Bought;Total;State\nLL-1;C-1;3.2.2026;1.250,00 €;delivered\nLL-2;;4.2.2026;5 €;\nLL-3;C-1;5.2.20'

function look(as: Person, query: string, body = orders): Promise<Response> {
  return world.http(`/api/imports/preview?${query}`, {
    as,
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

describe('the beginning of a list', () => {
  test('is shown as its rows would be read, its kind and columns guessed, and its last row, which is cut, left out', async () => {
    const found = importPreviewSchema.parse(await (await look('lena', 'format=csv')).json())
    expect(found).toMatchObject({ kind: 'orders', looked: 2, unusable: 1 })
    expect(found.columns[3]).toEqual({ name: 'Total', example: '1.250,00 €' })
    expect(found.fields.find(({ field }) => field === 'date')).toEqual({ field: 'date', column: 'Bought', needed: 'date' })
    expect(found.rows).toMatchObject([
      { line: 2, reason: null, values: expect.arrayContaining([{ field: 'amount', value: '1250.00 EUR' }]) },
      { line: 3, reason: 'Customer is empty: whose is it?', values: [] },
    ])
  })

  test('is read as somebody says it is meant', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ fields: { customer_id: 'Order No' } }))
    const found = importPreviewSchema.parse(
      await (await look('lena', `format=csv&kind=orders&whole=true&mapping=${mapping}`)).json(),
    )
    expect(found.fields.find(({ field }) => field === 'customer_id')?.column).toBe('Order No')
    expect(found.looked).toBe(3)
  })

  test('is refused with a sentence where it cannot be read, and is for leads and admins', async () => {
    const wrong = await look('lena', 'format=parquet')
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { error: { code: 'invalid', message: expect.stringContaining('Parquet') } },
    ])
    const mapping = await look('lena', `format=csv&kind=orders&mapping=${encodeURIComponent('{"fields":{"mood":"x"}}')}`)
    expect(mapping.status).toBe(400)
    expect((await look('amir', 'format=csv')).status).toBe(403)
  })
})
