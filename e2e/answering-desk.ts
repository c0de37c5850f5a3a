import { openReceiver } from '../server/src/channels/webhook/receiver.fixture.ts'
import type { Receiver } from '../server/src/channels/webhook/receiver.fixture.ts'
import { undoMs } from '../server/src/use-cases/replies/undo-time.ts'
import { openProduct } from './product.ts'
import type { Product } from './product.ts'
import { connectWebhook, postSigned, written } from './webhook-script.ts'

/** A desk whose customers wrote by a webhook, and the other side of it, which gets the replies. */
export type AnsweringDesk = AsyncDisposable & {
  product: Product
  receiver: Receiver
  /**
   * The product's clock stands while the browser's goes on: what was a moment ago in the one would be long over in the other, the time
   * for taking a reply back first of all. To be called before each step.
   */
  catchUp(): void
  /** The undo time passes, and what was held goes out. */
  letGo(): Promise<void>
}

type Written = readonly (readonly [name: string, text: string])[]

/** One broken, one in danger, one who only asks. */
export const threeCustomers: Written = [
  ['Maria Gil', 'My lamp arrived broken. Please send a new one, order 4471.'],
  ['Tom Reed', 'My charger is smoking, what shall I do?'],
  ['Ines Caro', 'How do I pair my speaker with two phones?'],
]

/**
 * @param messages who wrote what, a second after one another
 * @example await using desk = await openAnsweringDesk([['Maria Gil', 'My lamp arrived broken.']])
 */
export async function openAnsweringDesk(messages: Written): Promise<AnsweringDesk> {
  await using stack = new AsyncDisposableStack()
  const product = stack.use(await openProduct())
  let outbound = ''
  const receiver = stack.use(await openReceiver(() => [outbound]))
  const channel = await connectWebhook(product, { name: 'Rookery', replyUrl: receiver.url })
  outbound = channel.outboundSecret
  const now = product.context.clock.now()
  for (const [place, [name, text]] of messages.entries()) await postSigned(channel, written(name, text, now + place * 1000))
  await product.processAll()
  let seen = performance.now()
  const opened = stack.move()
  return {
    product,
    receiver,
    catchUp() {
      const before = seen
      seen = performance.now()
      product.advance(Math.round(seen - before))
    },
    async letGo() {
      product.advance(undoMs)
      await product.processAll()
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}
