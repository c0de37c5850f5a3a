/** What changes how a message is said and nothing of what it says: type and severity must not move. */
export type Transformation = { name: string; language: string | null; change: (text: string) => string }

/** None of these phrases taught the model; the lexicons were widened where one of them had moved something. */
const phrases: Readonly<Record<string, Readonly<Record<'insult' | 'politeness' | 'publicity' | 'followers', string>>>> = {
  en: {
    insult: 'You are a bunch of morons.',
    politeness: 'Kind regards and thanks in advance.',
    publicity: 'If nobody answers I will post this all over social media.',
    followers: 'I have 400k followers.',
  },
  de: {
    insult: 'Ihr seid doch Idioten.',
    politeness: 'Vielen Dank im Voraus und freundliche Grüße.',
    publicity: 'Wenn keiner antwortet, gehe ich damit an die Presse.',
    followers: 'Ich habe 400.000 Follower.',
  },
  fr: {
    insult: 'Vous êtes une bande d’imbéciles.',
    politeness: 'Merci d’avance et bien cordialement.',
    publicity: 'Sans réponse, je préviens la presse.',
    followers: "J'ai 400 000 abonnés.",
  },
  es: {
    insult: 'Sois unos imbéciles.',
    politeness: 'Gracias de antemano y un saludo.',
    publicity: 'Si nadie contesta, llamo a la prensa.',
    followers: 'Tengo 400.000 seguidores.',
  },
  it: {
    insult: 'Siete degli idioti.',
    politeness: 'Grazie in anticipo e cordiali saluti.',
    publicity: 'Se nessuno risponde, chiamo i giornali.',
    followers: 'Ho 400.000 follower.',
  },
  nl: {
    insult: 'Jullie zijn een stel idioten.',
    politeness: 'Alvast bedankt en vriendelijke groet.',
    publicity: 'Als niemand antwoordt, ga ik naar de krant.',
    followers: 'Ik heb 400.000 volgers.',
  },
  pt: {
    insult: 'Vocês são uns idiotas.',
    politeness: 'Obrigado desde já e cumprimentos.',
    publicity: 'Se ninguém responder, vou chamar a imprensa.',
    followers: 'Tenho 400 mil seguidores.',
  },
  pl: {
    insult: 'Jesteście bandą idiotów.',
    politeness: 'Z góry dziękuję i pozdrawiam.',
    publicity: 'Jeśli nikt nie odpowie, idę z tym do mediów.',
    followers: 'Mam 400 tysięcy obserwujących.',
  },
  tr: {
    insult: 'Hepiniz gerizekalısınız.',
    politeness: 'Şimdiden teşekkürler, iyi günler.',
    publicity: 'Cevap gelmezse basına gideceğim.',
    followers: '400 bin takipçim var.',
  },
}

const politeWords =
  /(?<![\p{L}\p{N}])(?:please|bitte|s'il vous plaît|por favor|per favore|alstublieft|proszę|lütfen)(?![\p{L}\p{N}])[,.!]?\s*/giu
const emoji = /\p{Extended_Pictographic}\ufe0f?/gu

function stretched(text: string): string {
  const found = /(?<=\p{L}\p{L})[aeiou](?=\p{L})/iu.exec(text)
  return found === null ? text : `${text.slice(0, found.index)}${found[0].repeat(5)}${text.slice(found.index + 1)}`
}

const everywhere: readonly Transformation[] = [
  { name: 'capitals', language: null, change: text => text.toUpperCase() },
  { name: 'lower case', language: null, change: text => text.toLowerCase() },
  { name: 'exclamation marks added', language: null, change: text => `${text}!!!` },
  { name: 'exclamation marks removed', language: null, change: text => text.replaceAll('!', '') },
  { name: 'emoji added', language: null, change: text => `${text} 😡🔥` },
  { name: 'emoji removed', language: null, change: text => text.replaceAll(emoji, '') },
  { name: 'journalists tagged', language: null, change: text => `${text} @BBCWatchdog @tagesschau` },
  { name: 'letters repeated', language: null, change: stretched },
  { name: 'politeness removed', language: null, change: text => text.replaceAll(politeWords, '') },
]

/** Every single transformation for a language, the general ones first. */
export function transformationsOf(language: string): readonly Transformation[] {
  const own = phrases[language]
  if (own === undefined) return everywhere
  const said = (name: string, phrase: string): Transformation => ({ name, language, change: text => `${text} ${phrase}` })
  return [
    ...everywhere,
    said('an insult', own.insult),
    { name: 'an insult before', language, change: text => `${own.insult} ${text}` },
    said('politeness added', own.politeness),
    said('publicity threatened', own.publicity),
    said('followers claimed', own.followers),
  ]
}

export const spokenLanguages = Object.keys(phrases)
