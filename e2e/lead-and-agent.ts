import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { addCustomer } from './records.ts'
import type { Visitor } from './visitor.ts'
import { written } from './webhook-script.ts'

export const wednesdayAtTen = Date.UTC(2026, 2, 4, 10)

/** Lena, who leads, and Amir, an agent, before the same two cases: of Bob Lindt, a customer of the company, and of Maria Gil, a stranger. */
export type LeadAndAgent = AsyncDisposable & { product: Product; lena: Visitor; amir: Visitor }

type Asked = {
  bob: string
  maria: string
  /** What the company knows of Bob before he writes. @param id of the customer */
  known?: (product: Product, id: string) => Promise<void>
}

/**
 * The clock stands at ten on a Wednesday.
 * @example await using desk = await openLeadAndAgent({ bob: 'My refund did not come.', maria: 'My lamp arrived broken.' })
 */
export async function openLeadAndAgent({ bob, maria, known }: Asked): Promise<LeadAndAgent> {
  await using stack = new AsyncDisposableStack()
  const product = stack.use(await openProduct({ now: wednesdayAtTen }))
  const id = await addCustomer(product, 'C-1007', 'Bob Lindt')
  await known?.(product, id)
  await product.receive([
    written('Bob Lindt', bob, wednesdayAtTen, { customerId: 'C-1007' }),
    written('Maria Gil', maria, wednesdayAtTen),
  ])
  await product.processAll()
  const [lena, amir] = [await product.visit('lena'), await product.visit('amir')]
  const opened = stack.move()
  return { product, lena, amir, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
