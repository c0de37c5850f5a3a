import { describe, expect, it } from 'vitest'
import { readBack } from './read-records.fixture.ts'

/** As Shopify writes its orders: the sum in the first row of an order, and a row for each further article. */
const shopify = `Name,Email,Financial Status,Fulfillment Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount,Cancelled at,Id
#1001,maria@tidemail.example,paid,fulfilled,EUR,90.00,95.00,2026-02-03 09:59:00 +0100,1,Arc lamp,60.00,0.00,,5551
#1001,maria@tidemail.example,,,,,,2026-02-03 09:59:00 +0100,2,Bulb,15.00,,,
#1001,maria@tidemail.example,,,,,,2026-02-03 09:59:00 +0100,1,Socket,5.00,,,
#1002,olaf@tidemail.example,partially_refunded,fulfilled,EUR,40.00,40.00,2026-02-04 09:59:00 +0100,1,Kettle,40.00,10.00,,5552
`

describe('orders of several rows', () => {
  it('are one order with all its articles, under the number that people write and not the inner id', async () => {
    const { records, rejects } = await readBack('orders', shopify)
    expect(rejects).toEqual([])
    expect(records).toMatchObject([
      { number: '1001', product: 'Arc lamp, Bulb, Socket', amountMinor: 9500, customer: { email: 'maria@tidemail.example' } },
      // A shop has fulfilled what it has sent off; whether it arrived it does not say.
      { number: '1002', product: 'Kettle', status: 'shipped', amountMinor: 4000, refundedMinor: 1000 },
    ])
  })

  it('are read alike in whatever pieces they are stored', async () => {
    const { records } = await readBack('orders', shopify, { batchSize: 1 })
    expect(records).toEqual((await readBack('orders', shopify)).records)
  })

  it('are not joined where a row says an amount, names another order, or follows a row that cannot be used', async () => {
    const rows = [
      'LL-1,C-1,2026-02-03,95.00,EUR,Arc lamp',
      'LL-1,C-1,2026-02-03,15.00,EUR,Bulb',
      'LL-2,C-1,2026-02-03,,EUR,Kettle',
      'LL-3,,2026-02-03,5.00,EUR,Socket',
      'LL-3,,,,,Plug',
    ]
    const { records, rejects } = await readBack('orders', `number,customer id,date,amount,currency,product\n${rows.join('\n')}\n`)
    expect(records).toMatchObject([{ number: 'LL1', product: 'Arc lamp' }])
    expect(rejects).toEqual([
      '3: LL1 stands in line 2 already, with something else in it.',
      '4: amount is empty.',
      '5: customer id is empty: whose is it?',
      '6: amount is empty.',
    ])
  })

  it('keep the id as their number where the name is that of a person', async () => {
    const rows = 'Id,Name,Email,Total,Currency,Created at\n77,Maria Gil,maria@tidemail.example,5.00,EUR,2026-02-03\n'
    const { records } = await readBack('orders', rows)
    expect(records).toMatchObject([{ number: '77' }])
  })
})
