import type { AnswerDocument } from './answer.ts'
import { readMarkdown } from './reading/read-markdown.ts'

const english: Readonly<Record<string, string>> = {
  'returns.md':
    '# Returning an item\n\nYou can send anything back within 30 days.\n\n## How to send it back\n\nPrint the return label in your account, pack the item and bring it to any parcel shop.\n\n## When the refund arrives\n\nThe money is back on your card within five days after the parcel reached our warehouse.',
  'delivery.md':
    '# Where is my parcel?\n\nThe tracking link stands in the dispatch e-mail. A parcel that shows no movement for three days may be lost: tell us and we send a new one.\n\n## Delivery times\n\nStandard delivery takes three to five working days, express one day.',
  'reset-lamp.md':
    '# Reset the Lark lamp\n\nHold both keys for ten seconds until the light blinks twice. All scenes and the wireless network are forgotten.',
  'battery.md':
    '# The speaker battery drains quickly\n\nCharge it to the top once a month. A battery that lasts less than two hours is replaced free of charge within the warranty.',
  'invoice.md':
    '# Getting an invoice\n\nOpen the order in your account and choose Download invoice. VAT numbers can be added until dispatch.',
  'password.md':
    '# I forgot my password\n\nChoose Forgot password on the sign-in page. The link in the e-mail works for one hour.',
  'cancel.md':
    '# Cancel an order\n\nUntil it is packed, an order can be cancelled in your account. Later, refuse the parcel or send it back.',
  'warranty.md':
    '# Warranty and repair\n\nTwo years on everything, three on speakers. We collect the device, repair it and bring it back.',
  'voucher.md': '# Using a gift card\n\nEnter the code at the last step of the checkout. What is left stays on the card.',
  'pairing.md':
    '# Connect the speaker to a phone by Bluetooth\n\nPress the Bluetooth key until it flashes blue, then choose Lark in the settings of the phone.',
}

const german: Readonly<Record<string, string>> = {
  'rueckgabe.md':
    '# Artikel zurückgeben\n\nSie können alles innerhalb von 30 Tagen zurücksenden. Das Rücksendeetikett drucken Sie im Kundenkonto aus.',
  'lieferzeit.md':
    '# Lieferzeiten und Versandkosten\n\nDie Lieferung dauert drei bis fünf Werktage. Der Versand kostet 4,90 Euro.',
  'rechnung.md': '# Rechnung herunterladen\n\nÖffnen Sie die Bestellung im Kundenkonto und wählen Sie Rechnung.',
}

/** A small help centre of an invented shop. */
export const helpCentre: readonly AnswerDocument[] = [
  ...Object.entries(english).map(([id, text]) => readMarkdown(text, { id, language: 'en' })),
  ...Object.entries(german).map(([id, text]) => readMarkdown(text, { id, language: 'de' })),
]

/** What people ask of it, and the article that answers. */
export const answered: readonly (readonly [text: string, id: string])[] = [
  ['how do I send something back?', 'returns.md'],
  ['I want to return the headphones, where is the return label', 'returns.md'],
  ['When will I get my refund?', 'returns.md'],
  ['where is my parcel', 'delivery.md'],
  ['tracking shows no movement since monday, is my package lost?', 'delivery.md'],
  ['how long does express delivery take', 'delivery.md'],
  ['how can I reset my lamp', 'reset-lamp.md'],
  ['lamp wont reset pls help', 'reset-lamp.md'],
  ['the battery of my speaker drains so fast', 'battery.md'],
  ['I need an invoice with our VAT number', 'invoice.md'],
  ['forgot my pasword, cant sign in', 'password.md'],
  ['can I cancel my order?', 'cancel.md'],
  ['How long is the warranty on speakers', 'warranty.md'],
  ['where do I enter the gift card code', 'voucher.md'],
  ['speaker does not connect to my phone via bluetooth', 'pairing.md'],
  ['bluetoth pairing fails', 'pairing.md'],
  ['Wie kann ich einen Artikel zurückgeben?', 'rueckgabe.md'],
  ['wie lange ist die Lieferzeit', 'lieferzeit.md'],
  ['Was kostet der Versand?', 'lieferzeit.md'],
  ['wo finde ich meine rechnung', 'rechnung.md'],
]

/** What it has no answer to. */
export const unanswered: readonly string[] = [
  'what is the weather in Oslo tomorrow',
  'are you hiring engineers in Berlin?',
  'your advert during the match was brilliant',
  'do you sell coffee machines',
  'who is your chief executive',
  'my neighbour plays music all night',
  'can you sponsor our football club',
  'habt ihr am Sonntag geöffnet',
  'hello',
  'thank you so much!',
  'is the store in Leeds open on Sunday?',
  'do your cables contain latex',
]
