import type { Activity } from '@evenhand/contract/activity.ts'
import type { Instant } from '@evenhand/domain/time/instant.ts'

/**
 * Messages as a busy desk gets them, invented and the same for the same seed: threads and strangers who join them, authors who
 * write again, five languages, answers of the company, edits and deletions. About 60 % open a case.
 */
export type Generated = {
  seed: number
  count: number
  /** When the first was written; each of the others some seconds later. */
  start: Instant
}

/** @returns activities in the order in which they happened */
export function generateMessages({ seed, count, start }: Generated): Activity[] {
  const random = randomFrom(seed)
  const maker: Maker = { seed, random, threads: [], authors: Math.max(50, Math.floor(count / 6)), now: start, next: 0 }
  const activities: Activity[] = []
  while (activities.length < count) {
    maker.now += Math.floor(random() * 4000)
    activities.push(oneOf(maker, pick(random, kinds)))
  }
  return activities
}

type Thread = { root: string; author: string; last: string; words: string; isOver: boolean }
type Maker = {
  seed: number
  random: () => number
  threads: Thread[]
  authors: number
  now: Instant
  next: number
}

const kinds = [
  ...Array.from({ length: 60 }, () => 'matter' as const),
  ...Array.from({ length: 12 }, () => 'again' as const),
  ...Array.from({ length: 9 }, () => 'stranger' as const),
  ...Array.from({ length: 8 }, () => 'praise' as const),
  ...Array.from({ length: 9 }, () => 'answer' as const),
  'edit' as const,
  'delete' as const,
]
type Kind = (typeof kinds)[number]

/** As many threads are remembered as people scroll back. */
const rememberedThreads = 400

function oneOf(maker: Maker, kind: Kind): Activity {
  const thread = kind === 'matter' || kind === 'praise' ? undefined : recentThread(maker)
  if (thread === undefined) return newThread(maker, kind === 'praise' ? chatter : matters)
  if (kind === 'again') return inThread(maker, thread, { author: thread.author, text: pick(maker.random, followUps) })
  if (kind === 'stranger') return inThread(maker, thread, { author: authorOf(maker), text: pick(maker.random, chatter) })
  if (kind === 'answer') return inThread(maker, thread, { author: 'lumen', text: pick(maker.random, answers), direction: 'out' })
  if (kind === 'delete') thread.isOver = true
  const changed = kind === 'edit' ? { text: `${thread.words} EDIT: still nothing.` } : { text: '' }
  const type = kind === 'edit' ? 'message.edited' : 'message.deleted'
  return activity(maker, { type, id: thread.root, author: thread.author, root: thread.root, ...changed })
}

function newThread(maker: Maker, texts: readonly string[]): Activity {
  const words = pick(maker.random, texts).replace('#', String(10_000 + Math.floor(maker.random() * 80_000)))
  const root = nextId(maker)
  const author = authorOf(maker)
  maker.threads.push({ root, author, last: root, words, isOver: false })
  if (maker.threads.length > rememberedThreads) maker.threads.shift()
  return activity(maker, { id: root, author, root, text: words })
}

function inThread(
  maker: Maker,
  thread: Thread,
  { author, text, direction }: { author: string; text: string; direction?: Activity['direction'] },
): Activity {
  const id = nextId(maker)
  const replyTo = author === thread.author ? thread.last : thread.root
  if (author === thread.author) thread.last = id
  return activity(maker, { id, author, root: thread.root, replyTo, text, ...(direction ? { direction } : {}) })
}

type Parts = {
  type?: Activity['type']
  id: string
  author: string
  root: string
  replyTo?: string
  text: string
  direction?: Activity['direction']
}

function activity(
  maker: Maker,
  { type = 'message.created', id, author, root, replyTo, text, direction = 'in' }: Parts,
): Activity {
  const isLoud = maker.random() < 0.4
  return {
    version: 1,
    type,
    time: new Date(maker.now).toISOString(),
    direction,
    visibility: 'public',
    actor: { externalId: author, handle: author, ...(isLoud ? { followers: Math.floor(maker.random() ** 8 * 2_000_000) } : {}) },
    object: { externalId: id, kind: replyTo === undefined ? 'post' : 'comment', text },
    thread: { rootExternalId: root, ...(replyTo === undefined ? {} : { inReplyToExternalId: replyTo }) },
  }
}

function recentThread({ threads, random }: Maker): Thread | undefined {
  const running = threads.filter(({ isOver }) => !isOver)
  return running.length === 0 ? undefined : pick(random, running)
}

function authorOf({ seed, random, authors }: Maker): string {
  return `person-${seed}-${Math.floor(random() ** 2 * authors)}`
}

function nextId(maker: Maker): string {
  maker.next += 1
  return `m-${maker.seed}-${maker.next}`
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('Nothing to pick from.')
  return item
}

/** mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const matters = [
  'Hi, my order # was supposed to be here on Tuesday and there is still no sign of it. Could you check where it is?',
  'the X200 charger I bought from you got really hot last night and now it does not charge anything any more',
  'I was charged twice for order #, please refund one of them as soon as possible',
  'Is the desk lamp also available in black, and does it fit a European socket?',
  'The lamp arrived broken, glass everywhere in the box. Order #. What do I do now?',
  'How do I cancel my filter subscription? I cannot find the button anywhere in my account.',
  "third time I'm asking: WHERE is my refund for #??? this is ridiculous",
  'Hallo, meine Bestellung # ist seit einer Woche überfällig. Wann kommt sie denn endlich an?',
  'Das Netzteil ist defekt, die Lampe flackert nur noch. Wie bekomme ich Ersatz?',
  'Ich komme nicht mehr in mein Konto, das Passwort wird nicht angenommen. Bitte um Hilfe.',
  'Bonjour, ma commande # est arrivée avec un écran cassé. Comment faire pour un échange ?',
  'Je n’ai toujours pas reçu mon remboursement pour la commande #, cela fait trois semaines.',
  'Hola, el pedido # no ha llegado todavía y necesito la lámpara mañana. ¿Pueden ayudarme?',
  'Me han cobrado dos veces el pedido #. Quiero que me devuelvan el dinero.',
  'Merhaba, # numaralı siparişim hâlâ gelmedi. Ne zaman teslim edilecek?',
  'Your app logs me out every time I open the order page, order #, Android 15',
  'can somebody tell me whether the return label for # is on its way? been waiting since Friday',
  'One of the two speakers of order # was missing in the parcel.',
]
const followUps = [
  'Any news on this?',
  'Still waiting, nobody has answered me yet.',
  'I have sent you the photo as well. Please tell me what happens next.',
  'Gibt es hier etwas Neues? Ich warte immer noch.',
  'Toujours rien de votre côté ?',
  'ok thanks',
]
const chatter = [
  'Love the new lamp, it makes my kitchen look so warm!',
  'same here lol',
  'Great service yesterday, thank you so much!',
  'Schöne Lampe, gefällt mir sehr.',
  'Haha, typical Monday.',
  'Merci beaucoup, tout est parfait !',
  'Best desk lamp I ever had.',
]
const answers = [
  'Hi, thanks for writing to us. We have found your order and it leaves our warehouse today.',
  'Sorry about that. A replacement is on its way and should be with you by Thursday.',
  'Es tut uns leid. Wir haben den Ersatz heute losgeschickt.',
  'Bonjour, votre remboursement est parti ce matin.',
]
