import { tokenise } from './tokens.ts'

const articles = '(?:the|your|their|an?|der|die|den|ihre?n?|deine?n?|le|la|votre|son|el|su|tu|il|suo|tuo|o|seu|teu|de|het|uw|je) '
/** The whole question, with nothing after it: "the name of the product" is about the matter. */
const alone = new RegExp(
  `^(?:${articles})*(?:names?|ids?|e ?mail|mail|phone|namen?|nom|nombre|nome|naam|ad(?:i|iniz)?|isim\\w*|prenom|adiniz|telefon|e posta)$`,
)
const within = new RegExp(
  `\\b(?:${[
    '(?:full|first|last|family|real|legal|customer|account|user) ?names?|surname|username|names? and|your name|who|identit\\w+|identif\\w+',
    '(?:customer|client|member|membership|account|loyalty|passport|id)(?: card)? ?(?:numbers?|no|nr|id)|e ?mail address\\w*',
    '(?:tele)?phone number|mobile number|contact details|date of birth|birth ?da\\w+|passport|id card',
    'wer|vorname\\w*|nachname\\w*|kundennummer|e ?mail ?adresse|mailadresse|telefonnummer|handynummer|geburtsdatum|ausweis\\w*',
    'qui|nom (?:complet|et prenom|de famille)|numero (?:de )?client|adresse (?:e ?)?mail|courriel|numero de telephone|date de naissance',
    'quien|nombre (?:completo|y apellidos?)|apellidos?|numero de cliente|correo electronico|numero de telefono|fecha de nacimiento|dni|pasaporte',
    'chi|nome e cognome|cognome|(?:codice|numero) cliente|indirizzo (?:e ?)?mail|numero di telefono|data di nascita',
    'quem|nome completo|sobrenome|endereco de e ?mail|numero de telefone|data de nascimento|cpf|nif',
    'wie|voornaam|achternaam|klantnummer|e ?mailadres|telefoonnummer|geboortedatum|legitimatie',
    'kim|tozsamosc\\w*|imie|nazwisk\\w*|numer klienta|adres e ?mail|numer telefonu|dat\\w urodzenia|pesel',
    'kimlik\\w*|kimsiniz|ad(?:iniz)? soyad\\w*|musteri numara\\w*|e ?posta adres\\w*|telefon numara\\w*|dogum tarih\\w*',
  ].join('|')})\\b`,
)

/**
 * True when a missing fact is who somebody is, and not what happened to them: a name, a customer number, an address of theirs. An
 * order number is about the matter. In the nine languages of the lexicons.
 * @param fact as an agent names it, e.g. "your full name"
 * @example asksWho('customer number') // true
 * @example asksWho('the order number') // false
 */
export function asksWho(fact: string): boolean {
  const words = tokenise(fact)
    .words.map(({ word }) => word)
    .join(' ')
  return alone.test(words) || within.test(words)
}
