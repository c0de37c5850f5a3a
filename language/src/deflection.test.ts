import { describe, expect, it } from 'vitest'
import { assert, constantFrom, property } from 'fast-check'
import { deflectionOf } from './deflection.ts'

describe('only sending somebody elsewhere is no answer', () => {
  it.each([
    ['en', 'Please DM us.'],
    ['en', 'Hi Anna, we are so sorry to hear that! Send us a private message and we will look into it.'],
    ['de', 'Das tut uns leid! Bitte schreiben Sie uns eine private Nachricht.'],
    ['fr', 'Bonjour, désolés ! Envoyez-nous un message privé.'],
    ['es', 'Lo sentimos mucho. Envíanos un mensaje privado, por favor.'],
    ['it', 'Ci dispiace, scrivici in privato.'],
    ['pt', 'Lamentamos muito. Envie-nos uma mensagem privada.'],
    ['nl', 'Wat vervelend! Stuur ons een privébericht.'],
    ['pl', 'Przykro nam. Prosimy o wiadomość prywatną.'],
    ['tr', 'Üzgünüz, lütfen bize özel mesaj gönderin.'],
  ])('in %s: %s', (_language, text) => {
    expect(deflectionOf(text)?.missing).toContain('what')
  })

  it('and manners before and after it change nothing', () => {
    const manners = constantFrom('', 'Hi there!', 'So sorry about this.', 'Thanks for reaching out!', '🙏', '-Anna')
    assert(
      property(manners, manners, (before, after) => {
        expect(deflectionOf(`${before} PLEASE DM US!!! ${after}`)).toEqual({ missing: ['what', 'why'] })
      }),
    )
  })
})

describe('it is an answer when it says what is needed and why', () => {
  it.each([
    ['en', 'Please DM us your order number, so that we can find the parcel.'],
    ['de', 'Bitte schicken Sie uns Ihre Bestellnummer per PN, damit wir das Paket finden.'],
    ['fr', 'Envoyez-nous votre numéro de commande en MP afin de retrouver le colis.'],
    ['es', 'Envíanos por DM tu número de pedido para localizar el paquete.'],
    ['it', "Scrivici in privato il numero d'ordine, così possiamo trovare il pacco."],
    ['pt', 'Envie-nos por mensagem privada o número da encomenda para podermos verificar.'],
    ['nl', 'Stuur ons je ordernummer via DM, zodat we het pakket kunnen zoeken.'],
    ['pl', 'Prosimy o numer zamówienia w wiadomości prywatnej, abyśmy mogli znaleźć paczkę.'],
    ['tr', "Lütfen DM'den sipariş numaranızı yazın, böylece paketinizi bulabilelim."],
  ])('in %s: %s', (_language, text) => {
    expect(deflectionOf(text)).toBeNull()
  })

  it('and it names the half that is missing', () => {
    expect(deflectionOf('Please DM us your order number.')).toEqual({ missing: ['why'] })
    expect(deflectionOf('Please DM us so that we can help.')).toEqual({ missing: ['what'] })
  })
})

it.each([
  'Thank you, we are looking into it.',
  'Your refund was sent yesterday and arrives by Friday. If you have more questions, DM us.',
  'Please unplug the charger now and keep it outside. DM us afterwards.',
  'We have sent you a DM.',
  'The shop opens at 3 pm.',
  'Could you try to install the app again? /PB',
  '',
])('leaves what helps alone: %s', text => {
  expect(deflectionOf(text)).toBeNull()
})

it('reads a long text in the time of its length', () => {
  expect(deflectionOf(`${'um om ihnen '.repeat(50_000)}please dm us`)).not.toBeNull()
})
