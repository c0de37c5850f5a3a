import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAnswer } from './mask-answer.ts'
import { solvedCase } from './solved-case.ts'

const people = ['Anna Kowalska', 'Tom Baker', 'Mark Will', 'Jürgen Müller']
const masked = (text: string): string => maskAnswer(text, people).text

describe('an answer that was written to one customer', () => {
  it('keeps a small word that only joins the parts of a name', () => {
    expect(maskAnswer('Unplug it. And then ask abel, or Finch.', ['Abel and Finch']).text).toBe(
      'Unplug it. And then ask [name], or [name].',
    )
  })

  it.each([
    ['Hi Anna,\nyour order LL-20391 is on its way.\nBest, Tom', 'Your order [number] is on its way.'],
    ['Hello! Restart the X200.', 'Restart the X200.'],
    ['Hello please restart it.', 'Please restart it.'],
    ['hi joanna, please restart it', 'Please restart it'],
    [
      'Dear customer,\n\nwe refund within 30 days.\n\nKind regards,\nSomebody Else\nLumen & Lark\nlark.example',
      'We refund within 30 days.',
    ],
    ['@someone Hey! It is back in stock. ^TM', 'It is back in stock.'],
    ['It is back in stock. /Lena', 'It is back in stock.'],
    ['Está cubierta: mándeme una foto. Anna', 'Está cubierta: mándeme una foto.'],
    ['It is back in stock. Ask for Anna.', 'It is back in stock. Ask for [name].'],
    ['Sehr geehrte Frau Schulz, der Betrag ist da. Viele Grüße, Jan', 'Der Betrag ist da.'],
    ['Bonjour Madame Dupont,\nVotre colis arrive demain.\nCordialement,\nLuc', 'Votre colis arrive demain.'],
    ['Hola Lucía, ya está listo. Saludos, Marta', 'Ya está listo.'],
    ['Dzień dobry, paczka jest w drodze. Pozdrawiam, Ola', 'Paczka jest w drodze.'],
  ])('loses greeting and signature: %j', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  it.each([
    ['We told anna and ANNA KOWALSKA.', 'We told [name] and [name].'],
    ['Mueller, Muller and Müller are one.', '[name], [name] and [name] are one.'],
    ["Tom's parcel went to Ms Lindqvist.", "[name]'s parcel went to [name]."],
    ['You will see: Will knows.', 'You will see: [name] knows.'],
    ['Write to anna.k@mail.example or @anna_k or @anna@social.example.', 'Write to [email] or [handle] or [handle].'],
    ['Call +49 170 1234567 or 555-123-4567 or (030) 123 45 67.', 'Call [phone] or [phone] or [phone].'],
    [
      'Card 4111 1111 1111 1111 was charged, account DE89 3704 0044 0532 0130 00 too.',
      'Card [number] was charged, account [number] too.',
    ],
    [
      'Order 4471, parcel 00340434161094042557, booking QX7P2M, invoice RE-2026-0815.',
      'Order [number], parcel [number], booking [number], invoice [number].',
    ],
    ['See https://track.example/p/AB123456789?mail=a@b.example now', 'See https://track.example/p/[number] now'],
  ])('has nothing personal in it: %j', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  it.each([
    'Restart the X200 within 30 days; it costs €12000 or 1,299.00 EUR.',
    'The 2026 model needs USB3 and an SD2 card since 2026-03-04, 10:30.',
    'Print the label from https://lumen.example/help/returns and pack it.',
    '1. Unplug it\n2. Wait 20 seconds\n\nThen hold both keys.',
    'Thanks for waiting helps nobody: the part is here on 3.4.2026.',
    '',
  ])('keeps what answers: %j', text => {
    expect(maskAnswer(text, people)).toEqual({ text, masked: 0 })
  })

  it('counts what it took out', () => {
    expect(maskAnswer('Anna, call +49 170 1234567 about order 4471.', ['Anna']).masked).toBe(3)
  })
})

const name = fc.stringMatching(/^[A-ZÄÖŁ][a-zäöüéłş]{3,9}$/)
const words = fc.stringMatching(/^[a-z ,.!?]{0,40}$/)
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`))

describe('laws of masking an answer', { timeout: 30_000 }, () => {
  it('leaves no known name, in any case, wherever it stood', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.array(words, { minLength: 4, maxLength: 4 }),
        (names, rest) => {
          const [first = '', last = first] = names
          const text = `${rest[0]} ${first} ${rest[1]} ${last.toUpperCase()} ${rest[2]} ${first.toLowerCase()} ${rest[3]}`
          const left = new Set(
            maskAnswer(text, [names.join(' ')])
              .text.toLowerCase()
              .match(/\p{L}+/gu),
          )
          const ownWords = new Set(rest.join(' ').split(/\W+/))
          const found = [first, last].map(each => each.toLowerCase()).filter(each => left.has(each) && !ownWords.has(each))
          expect(found).toEqual([])
        },
      ),
    )
  })

  it('leaves no address, handle, or row of seven digits and more', () => {
    const secret = fc.oneof(
      fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), digits(3)).map(([who, no]) => `${who}${no}@mail.example`),
      fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), digits(3)).map(([who, no]) => `@${who}${no}`),
      digits(9).map(number => `+${number}`),
      fc.tuple(digits(3), digits(3), digits(4)).map(parts => parts.join('-')),
      fc.tuple(fc.stringMatching(/^[A-Z]{2}$/), digits(6)).map(parts => parts.join('-')),
      digits(12).map(number => `#${number}`),
    )
    fc.assert(
      fc.property(words, secret, words, (before, hidden, after) => {
        const { text } = maskAnswer(`${before} ${hidden} ${after}`, [])
        expect(text).not.toContain(hidden)
        expect(text).not.toMatch(/\d{3}|@/)
      }),
    )
  })

  it('changes nothing the second time', () => {
    const piece = fc.oneof(
      words,
      name,
      fc.constantFrom('Hi Anna,', '\n', 'Best regards, Tom', '4111 1111 1111 1111', 'order 4471', '^TM', '@a_b', 'Mr Smith'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), name, (pieces, known) => {
        const once = maskAnswer(pieces.join(' '), [known, 'Tom Baker']).text
        expect(maskAnswer(once, [known, 'Tom Baker'])).toEqual({ text: once, masked: 0 })
      }),
    )
  })

  it('takes 100,000 characters of anything without delay', () => {
    for (const text of [
      'hi '.repeat(33_000),
      '4111 '.repeat(20_000),
      'a@'.repeat(50_000),
      'Mr A '.repeat(20_000),
      '(0) '.repeat(25_000),
    ]) {
      const began = performance.now()
      maskAnswer(text, people)
      expect(performance.now() - began).toBeLessThan(3000)
    }
  })
})

describe('a solved case', () => {
  it('shows no name of its customer, neither in its title nor in its answer', () => {
    const document = solvedCase({
      id: 'case:7',
      title: 'Anna Kowalska: return',
      questions: ['I am Anna, how do I return it?'],
      answer: 'Hi Anna,\nprint the label.\n\nCheers\nTom',
      names: people,
    })
    expect(document.title).toBe('[name]: return')
    expect(document.passages).toEqual([{ text: 'Print the label.', headings: [] }])
  })
})
