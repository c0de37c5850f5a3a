import { contactOutcomes } from '@evenhand/domain/facts/relationship.ts'
import type { ContactOutcome } from '@evenhand/domain/facts/relationship.ts'
import { deadlineKinds, orderStatuses, periods } from '@evenhand/contract/records.ts'
import type { ContactRecord, DeadlineKind, OrderStatus, Period } from '@evenhand/contract/records.ts'

/** Words of other systems for ours, in several languages; letters and digits only, without accents. */
type Words<Ours extends string> = Readonly<Record<Ours, string>>

const statuses: Words<OrderStatus> = {
  placed:
    'placed open pending processing paid new confirmed unfulfilled onhold authorized partial partiallyfulfilled partiallypaid created active ' +
    'offen bezahlt inbearbeitung bestellt neu bestatigt encours payee paye enattente nouvelle pendiente pagado procesando nuevo inattesa pagato ' +
    'nuovo betaald nieuw oplacone nowe',
  shipped:
    'shipped sent fulfilled intransit transit dispatched outfordelivery versandt versendet unterwegs verschickt expediee expedie envoye enviado encamino ' +
    'spedito inviato verzonden onderweg wyslane',
  delivered:
    'delivered complete completed received done closed finished geliefert zugestellt abgeschlossen erledigt livree livre terminee ' +
    'termine entregado completado consegnato completato geleverd voltooid afgerond dostarczone zrealizowane',
  cancelled:
    'cancelled canceled cancel void voided failed expired declined storniert abgebrochen abgelehnt annulee annule cancelado anulado annullato ' +
    'geannuleerd anulowane',
  returned:
    'returned return refunded retourniert zuruckgesendet zuruckgegeben erstattet retournee retourne remboursee rembourse devuelto reembolsado ' +
    'reso rimborsato geretourneerd terugbetaald zwrocone',
}

export const saleTypes = ['order', 'refund', 'cancellation', 'subscription'] as const

const saleTypeWords: Words<(typeof saleTypes)[number]> = {
  order:
    'order sale purchase payment charge invoice transaction capture bestellung verkauf kauf rechnung zahlung commande vente achat facture ' +
    'paiement pedido venta compra pago ordine vendita acquisto bestelling verkoop zamowienie sprzedaz',
  refund:
    'refund credit creditnote chargeback return partialrefund erstattung gutschrift ruckerstattung retoure remboursement avoir retour reembolso ' +
    'devolucion abono rimborso reso terugbetaling zwrot',
  cancellation: 'cancellation cancel void reversal storno stornierung annulation cancelacion anulacion annullamento annulering',
  subscription:
    'subscription contract recurring membership plan abo abonnement vertrag mitgliedschaft contrat suscripcion contrato abbonamento contratto',
}

const periodWords: Words<Period> = {
  week: 'week weekly 1week woche wochentlich semaine hebdomadaire semana semanal settimana settimanale wekelijks w',
  month: 'month monthly 1month months monat monatlich mois mensuel mensuelle mes mensual mese mensile maand maandelijks m',
  quarter: 'quarter quarterly 3months 3month quartal vierteljahrlich trimestre trimestriel trimestral trimestrale kwartaal q',
  year: 'year yearly annual annually 1year 12months years jahr jahrlich an annee annuel annuelle ano anual anno annuale jaar jaarlijks y a',
}

export const contactChannels = ['email', 'phone', 'chat'] as const

const channels: Words<ContactRecord['channel']> = {
  email: 'email mail emails letter courriel correo correoelectronico epost posta',
  phone:
    'phone call calls telephone voice voicecall inboundcall incomingcall inbound hotline callback telefon anruf appel tel telefono llamada ' +
    'chiamata telefoon oproep rozmowa',
  chat: 'chat livechat webchat messaging messenger whatsapp sms text im bot tchat',
}

const outcomes: Words<ContactOutcome> = {
  unanswered:
    'unanswered noreply noanswer open pending new waiting missed missedcall ignored unbeantwortet offen verpasst keineantwort sansreponse ' +
    'manque sinrespuesta sincontestar perdida senzarisposta persa onbeantwoord gemist bezodpowiedzi',
  answered:
    'answered replied handled connected accepted picked completed beantwortet angenommen verbunden repondu repondue respondido contestado ' +
    'atendida risposto beantwoord odebrane',
  'missed-call-back':
    'missedcallback nocallback callbackmissed callbackfailed callbacknotmade ruckrufausgeblieben keinruckruf rappelmanque llamadanodevuelta',
  abandoned:
    'abandoned abandon hungup hangup dropped lost disconnected gaveup aufgelegt abgebrochen verloren abandonne raccroche abandonado abandonada ' +
    'colgado abbandonato abbandonata opgehangen porzucone',
  resolved:
    'resolved solved closed done fixed success gelost geklart erledigt geschlossen resolu resolue ferme resuelto resuelta cerrado risolto ' +
    'risolta chiuso opgelost gesloten rozwiazane zamkniete',
}

const deadlines: Words<DeadlineKind> = {
  departure: 'departure flight travel trip abflug abreise reise depart vol salida vuelo partenza volo vertrek',
  appointment: 'appointment event booking termin rendezvous cita appuntamento afspraak',
  delivery: 'delivery lieferung livraison entrega consegna levering',
}

const yesOrNo: Words<'yes' | 'no'> = {
  yes: 'yes true 1 y t ja wahr oui vrai si verdadero vero j x sim tak',
  no: 'no false 0 n f nein falsch non faux falso nao nie',
}

/**
 * Letters and digits only, small, without accents.
 * @example plainWord('Währung (ISO)') // 'wahrungiso'
 */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

function reader<Ours extends string>(all: readonly Ours[], words: Words<Ours>): (text: string) => Ours | null {
  const ours = new Map<string, Ours>()
  for (const own of all) {
    ours.set(plainWord(own), own)
    for (const word of words[own].split(' ')) if (!ours.has(word)) ours.set(word, own)
  }
  return text => ours.get(plainWord(text)) ?? null
}

export const statusOf = reader(orderStatuses, statuses)
export const saleTypeOf = reader(saleTypes, saleTypeWords)
export const periodOf = reader(periods, periodWords)
export const channelOf = reader(contactChannels, channels)
export const outcomeOf = reader(contactOutcomes, outcomes)
export const deadlineKindOf = reader(deadlineKinds, deadlines)
export const yesOrNoOf = reader(['yes', 'no'], yesOrNo)
