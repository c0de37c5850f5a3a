import { expect, it } from 'vitest'
import { asksWho } from './identity-question.ts'

it.each([
  'name',
  'Who are you?',
  'your full name',
  'customer number',
  'the e-mail address',
  'date of birth',
  'Ihre Kundennummer',
  'Vorname und Nachname',
  'nom et prénom',
  'nombre y apellidos',
  'nome e cognome',
  'nome completo',
  'klantnummer',
  'imię i nazwisko',
  'müşteri numarası',
])('asks who somebody is: %s', fact => {
  expect(asksWho(fact)).toBe(true)
})

it.each([
  'the order number',
  'a photo of the fault',
  'the serial number',
  'the delivery address',
  'the name of the product',
  'a screenshot of the confirmation e-mail',
  'phone model',
  'Bestellnummer',
  'numéro de commande',
  'sipariş numarası',
])('asks about the matter: %s', fact => {
  expect(asksWho(fact)).toBe(false)
})
