import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'
import type { Understanding } from './understanding.ts'

type Expected = Partial<Understanding>

function expectAll(rows: readonly (readonly [string, Expected])[]): void {
  test.each(rows)('"%s"', (text, expected) => {
    expect(understand(text)).toMatchObject(expected)
  })
}

describe('the stories that the product is told by are read', () => {
  expectAll([
    [
      'quick one: my X200 charger is smoking, unplugged it, ok to keep indoors?',
      { severity: 'critical', risks: [{ kind: 'unsafe-product', now: true }], needsReply: true },
    ],
    ['refund 4471', { severity: 'medium', type: 'problem', references: ['4471'] }],
    ['still no refund 4471', { severity: 'medium', type: 'problem', references: ['4471'] }],
    ['mailed 3 weeks ago!!!', { severity: 'medium', claimsEarlierContact: true }],
    ['my lamp is broken, mailed 3 weeks ago!!!', { severity: 'medium', type: 'problem', claimsEarlierContact: true }],
    ['can I bring my EpiPen?', { severity: 'low', type: 'question', risks: [] }],
    [
      'can I bring my EpiPen? answer in 10 min or I call the press',
      { severity: 'low', type: 'question', publicityThreat: true, risks: [] },
    ],
    ['this app is killing me 😂', { severity: 'none', risks: [] }],
  ])

  test('quiet despair is a self-harm risk now, beside the hardship', () => {
    const understood = understand("sorry to bother, you cut my line, lost my job, don't see the point of being here anymore")
    expect(understood.severity).toBe('critical')
    expect(understood.risks).toContainEqual({ kind: 'self-harm', now: true })
    expect(understood.risks).toContainEqual({ kind: 'hardship', now: false })
  })

  test('a threat to others goes to its desk and leaves the service part where it was', () => {
    const calm = understand('my refund 4471 is late')
    const threatening = understand("my refund 4471 is late. I'll burn your shop down")
    expect(threatening).toMatchObject({ subject: 'threat', abusive: true, severity: calm.severity, type: calm.type })
    expect(threatening.risks).toEqual([{ kind: 'threat-to-others', now: true }])
    expect(understand("I'll burn your shop down")).toMatchObject({ subject: 'threat', severity: 'none' })
  })
})

describe('what we cannot read is read by a person, whatever the language', () => {
  test.each([
    '充電器から煙が出ています',
    'Моё зарядное устройство дымится',
    'شاحني يدخن',
    'मेरा चार्जर धुआं दे रहा है',
    'Pakkaan ei ole tullut vieläkään',
    'Nie som spokojná, balík neprišiel ani včera',
    'tôi chưa nhận được hàng',
  ])('"%s" gets an answer', text => {
    expect(understand(text)).toMatchObject({ type: 'request', severity: 'low', needsReply: true, subject: 'ordinary' })
  })

  test.each([
    'lol',
    '😂😂😂',
    '@LumenLark',
    'https://example.com/abc',
    'happy friday everyone, look at this sunset',
    'π day',
    'Schlaflos. Wenigstens ist mein Nachtlicht süß.',
  ])('"%s" is chatter and stays so', text => {
    expect(understand(text)).toMatchObject({ type: 'other', severity: 'none', needsReply: false })
  })
})

describe('a journalist is somebody with a question, or somebody with a problem', () => {
  test.each([
    ["I'm a journalist at the Guardian. How many recalls have you had?", 'press-enquiry'],
    ['I am writing an article about your batteries, can you comment?', 'press-enquiry'],
    ["I'm a journalist at the Guardian and my bag is lost", 'ordinary'],
    ['Ich bin Journalistin bei der Zeit, mein Paket fehlt', 'ordinary'],
  ] as const)('"%s"', (text, subject) => {
    expect(understand(text).subject).toBe(subject)
  })

  test('being one opens nothing', () => {
    expect(understand("worst company ever. I'm a journalist at the Guardian")).toMatchObject({
      needsReply: false,
      severity: 'none',
    })
  })
})

describe('critical: safety, health, fraud, discrimination, stranded, the vulnerable', () => {
  expectAll(
    [
      'there is smoke coming out of the kettle',
      'the battery caught fire last night',
      'the cable melted and smells of burning',
      'I got an electric shock from the toaster',
      'found glass in my salad',
      'my account was hacked',
      'someone is using my card, I never made these payments',
      'your driver called me a racial slur',
      'we are stranded at the airport with no hotel',
      'my daughter is alone at the gate and crying',
      'my insulin was in the lost bag',
      'my hand got burned by the iron',
      'I want to end it all',
      'my wheelchair is missing',
      'my ex is tracking me through your app',
      'mein Akku brennt',
      'mein Konto wurde gehackt',
      'ich will nicht mehr leben',
      'wir sitzen am Flughafen fest',
      'la batterie a pris feu',
      'mon compte a été piraté',
      'je ne veux plus vivre',
      'je suis bloquée à la gare',
      'sale humo del cargador',
      'me han hackeado la cuenta',
      'no quiero seguir viviendo',
      'estoy varada en el aeropuerto',
    ].map(text => [text, { severity: 'critical', needsReply: true }] as const),
  )
})

describe('high: blocked now, or a loss that grows', () => {
  expectAll(
    [
      'my flight was cancelled today',
      "I'm locked out of my account",
      'you charged me twice',
      'no internet since this morning',
      'the dress is torn and the wedding is tomorrow',
      'my husband passed away, how do I close his account?',
      'I lost my job and cannot pay my rent',
      'mein Flug wurde heute storniert',
      'doppelt abgebucht',
      'mon train est annulé',
      'débité deux fois',
      'me cobraron dos veces',
      'no puedo iniciar sesión',
    ].map(text => [text, { severity: 'high', needsReply: true }] as const),
  )
})

describe('medium: a problem that can wait some hours', () => {
  expectAll(
    [
      'my refund is late',
      'the lamp arrived broken',
      'you sent the wrong item',
      'my parcel never arrived',
      'nobody answers my mails',
      'das Paket ist nicht angekommen',
      'die Lampe ist kaputt',
      "mon colis n'est pas arrivé",
      'votre livreur est en retard',
      'el pedido no ha llegado',
    ].map(text => [text, { severity: 'medium', type: 'problem', needsReply: true }] as const),
  )
})

describe('low: questions, requests, wishes', () => {
  expectAll([
    ['what time do you open on sunday?', { severity: 'low', type: 'question' }],
    ['can you change my delivery address', { severity: 'low', type: 'request' }],
    ['it would be great if you added a dark mode', { severity: 'low', type: 'suggestion' }],
    ['what happens if my parcel is late?', { severity: 'low', type: 'question' }],
    ['do you sell smoke detectors?', { severity: 'low', type: 'question' }],
    ['wann habt ihr geöffnet?', { severity: 'low', type: 'question' }],
    ['quels sont vos horaires ?', { severity: 'low', type: 'question' }],
    ['¿a qué hora abren?', { severity: 'low', type: 'question' }],
  ])
})

describe('nothing to do', () => {
  expectAll(
    ['thank you so much', 'you guys are fire', 'vielen Dank', 'merci beaucoup', 'muchas gracias', 'ok', '🔥', 'shame on you'].map(
      text => [text, { severity: 'none', needsReply: false }] as const,
    ),
  )
})

describe('what only looks like a danger is none', () => {
  expectAll(
    [
      'dying for the new phone',
      'fire sale',
      'you guys are fire',
      'shocking service',
      'bombarded with ads',
      'my phone died',
      'is this a non smoking room?',
      'no smoke, all fine',
      'nobody was hurt',
      'costs an arm and a leg',
      'muero de ganas de probarlo',
      'mort de rire',
      'ich lach mich tot',
    ].map(text => [text, { risks: [] }] as const),
  )

  test('a real alarm is not mistaken for the word', () => {
    expect(understand('the charger set off the smoke alarm').severity).toBe('critical')
  })
})

describe('who is affected, which desk, and what is over', () => {
  expectAll([
    ['my mother is waiting for her parcel', { affected: 'other' }],
    ['all passengers are waiting for their bags', { affected: 'many' }],
    ['I burned my hand on your iron last year', { severity: 'high', risks: [{ kind: 'injury', now: false }] }],
    ['I am a reporter at the Courier, could I get a comment for our story?', { subject: 'press-enquiry' }],
    ['I am a journalist and you lost my bag', { subject: 'ordinary', severity: 'medium' }],
    ['send me all data you hold about me', { subject: 'data-request' }],
    ['are you hiring?', { subject: 'job' }],
    ['can we get a quote for 50 licences?', { subject: 'sales' }],
    ['I want to file a complaint, the lamp is broken', { complaint: true }],
    ['you idiots, where is my parcel', { abusive: true, tone: 'furious' }],
    ['this fucking lamp is broken', { abusive: false }],
  ])
})

test('a number that was asked for is a reference', () => {
  const earlier = [{ direction: 'out', text: 'Could you send us your order number?' }] as const
  expect(understand('LL-20391', { earlier }).references).toEqual(['LL20391'])
  expect(understand('LL-20391').references).toEqual([])
})

test('evidence quotes the words, the gravest first', () => {
  const { evidence } = understand('My charger started SMOKING and my refund is late')
  expect(evidence[0]).toEqual({ signal: 'unsafe-product', words: 'SMOKING' })
  expect(evidence).toContainEqual({ signal: 'problem', words: 'late' })
})
