const keyword =
  'order|orders|booking|reservation|reference|ref|ticket|case|refund|invoice|tracking|shipment|parcel|package|claim|pnr|confirmation|' +
  'bestellung|bestellnummer|bestell|auftrag|auftragsnummer|buchung|buchungsnummer|buchungscode|vorgang|vorgangsnummer|ticketnummer|sendung|sendungsnummer|rechnung|rechnungsnummer|kundennummer|erstattung|rückerstattung|' +
  'commande|réservation|reservation|dossier|facture|colis|suivi|remboursement|' +
  'pedido|reserva|factura|seguimiento|envío|envio|reembolso|caso|localizador|' +
  'ordine|prenotazione|rimborso|pratica|spedizione|encomenda|fatura|bestelling|boeking|terugbetaling|factuur|zamówienie|zamowienie|rezerwacja|sipariş|siparis|rezervasyon'
const label = '(?:number|numbers|num|no|nr|nummer|numéro|numero|número|núm|n|code|id|ref|reference|numer)'
const value = '([\\p{L}]{0,5}-?\\d[\\p{L}\\d]*(?:-[\\p{L}\\d]+)*)'

const named = new RegExp(
  `(?<![\\p{L}\\d])(?:${keyword})(?![\\p{L}\\d])[\\s:.]{0,3}(?:${label}(?![\\p{L}\\d])[.°ºo:\\s]{0,3})?(?:is|ist|est|es|was|lautet|:|#|\\s){0,3}\\s?#?${value}`,
  'giu',
)
const hashed = /(?<![\p{L}\d#&])#\s?([\p{L}]{0,5}-?\d[\p{L}\d]*(?:-[\p{L}\d]+)*)/gu
const numbered = new RegExp(`(?<![\\p{L}\\d])(?:no\\.|nr\\.|n[°º]|núm\\.)\\s?${value}`, 'giu')
const letterCode =
  /(?:code|pnr|reference|locator|localizador|buchungscode|référence)(?:\s+is|\s+ist|:)?\s+([A-Z]{6})(?![\p{L}\d])/gu
const bare = /(?<![\p{L}\d+€$£.,:/-])([\p{L}]{0,4}-?\d[\p{L}\d]*(?:-[\p{L}\d]+)*)(?![\p{L}\d])/gu

const amountOrTime =
  /^\s?(?:[€$£%]|[.,:]\d|(?:eur|euro|euros|usd|gbp|dollars?|pounds?|h|hrs?|hours?|min|mins|minutes?|days?|weeks?|months?|years?|stunden?|tagen?|wochen?|monaten?|minuten|jours?|semaines?|mois|heures?|d[ií]as?|semanas?|meses|horas?|times?|am|pm|uhr|percent|kg|km|miles|items?|people)(?![\p{L}]))/iu

function isReference(candidate: string): boolean {
  const digits = candidate.replace(/\D/g, '')
  const hasLetters = digits.length < candidate.length
  if (candidate.length < 3 || candidate.length > 20) return false
  if (hasLetters) return digits.length >= 2 || candidate.length >= 5
  if (digits.length === 4 && /^(?:19|20)\d\d$/.test(digits)) return false
  // Longer rows of plain digits are phone or card numbers.
  return digits.length >= 3 && digits.length <= 12
}

/** True when a longer number goes on around it ("4471 2209 1180 3321", "+49 170 …"), so it is a card or phone number. */
function isPartOfLongNumber(text: string, start: number, end: number): boolean {
  return (
    /^[\s./-]\d{2,}/.test(text.slice(end, end + 4)) ||
    /(?:\d{2,}[\s./-]|\+\d{0,3}\s?)$/.test(text.slice(Math.max(0, start - 5), start))
  )
}

function collect(pattern: RegExp, text: string, into: Set<string>): void {
  for (const found of text.matchAll(pattern)) {
    const raw = found[1] ?? ''
    const end = found.index + found[0].length
    const start = end - raw.length
    const candidate = raw.toUpperCase().replace(/[^A-Z0-9]/g, '')
    if (!isReference(candidate) || isPartOfLongNumber(text, start, end)) continue
    if (/^\d+$/.test(candidate) && amountOrTime.test(text.slice(end, end + 12))) continue
    into.add(candidate)
  }
}

/**
 * Order, booking and ticket numbers in a normalised text, as capital letters and digits, each once. Phone and card numbers,
 * years, amounts and times are none.
 * @param asked the company has just asked for such a number, so a bare one is meant.
 * @example findReferences('Bestellung LL-20391, bitte', false) // ['LL20391']
 */
export function findReferences(text: string, asked: boolean): string[] {
  const references = new Set<string>()
  if (/\d/.test(text)) {
    collect(named, text, references)
    if (text.includes('#')) collect(hashed, text, references)
    collect(numbered, text, references)
    if (asked) collect(bare, text, references)
  }
  if (/[A-Z]{6}/.test(text)) collect(letterCode, text, references)
  return [...references]
}
