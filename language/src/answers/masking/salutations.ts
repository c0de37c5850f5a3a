const greeting =
  'hi|hiya|hello|hey|heya|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|hallöchen|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|servus|moin|grüezi|grüß (?:gott|dich)|' +
  'bonjour|bonsoir|salut|cher|chère|hola|buen(?:os|as) (?:días|dias|tardes|noches)|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|buonasera|salve|gentile|gentilissim[oa]|egregi[oa]|car[oa]|' +
  'olá|ola|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|hoi|beste|geachte|goede(?:morgen|middag|navond|dag)|goeie(?:morgen|middag)|' +
  'dzień dobry|dzien dobry|cześć|czesc|witaj|witam|hej|szanown[ay](?: panie| pani)?|merhaba(?:lar)?|selam|sayın|sayin|iyi günler|iyi gunler|değerli'
const addressed =
  'there|again|all|everyone|everybody|team|customer|friend|zusammen|nochmals?|ihr|kunde|kundin|à tous|encore|a todos|a todas|de nuevo|a tutti|di nuovo|allen|allemaal|państwu|tekrar'
const name = String.raw`(?:${addressed}|(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|mlle|m|sr|sra|srta|sig|dhr|mevr|pan|pani|bay|bayan)\.?|\[name\]|\[handle\]|@[\w.@-]+|\p{Lu}[\p{L}\p{M}'’.-]*)`
// Of these it is certain that they greet, whatever stands after them.
const plainGreeting = 'hi|hiya|hello|hey|hallo|bonjour|bonsoir|hola|ciao|buongiorno|olá|merhaba'
const opening = new RegExp(
  [
    // With a comma, an exclamation mark or the end of the line after it: any of them, and one word that is not written like a name.
    String.raw`^(?:${inAnyCase(greeting)})(?![\p{L}\p{N}])(?:[ \t,]+${name})*(?:[ \t]+[\p{L}\p{M}'’.-]+(?=[ \t]*[,!]))?[ \t]*(?:[,!:;–—]+|[.…]+(?=\s|$)|(?=\n|$))\s*`,
    String.raw`^(?:${inAnyCase(plainGreeting)})(?![\p{L}\p{N}])(?:[ \t]+${name})*(?=[ \t])\s*`,
    String.raw`^(?:@[\w.@-]+|\[handle\])[,:]?(?:\s+|$)`,
  ].join('|'),
  'u',
)

const farewell =
  '(?:(?:with|my|our)[ ])?(?:best|kind|kindest|warm|warmest|many)[ ](?:regards|wishes|thanks)|regards|sincerely(?: yours)?|yours(?: sincerely| truly| faithfully)?|cheers|all the best|take care|' +
  'mit (?:freundlichen|besten|lieben|herzlichen) grüßen|mit (?:freundlichen|besten|lieben|herzlichen) gruessen|(?:viele|liebe|beste|freundliche|herzliche|schöne) (?:grüße|gruesse|grüsse)|lg|mfg|vg|' +
  'cordialement|bien (?:cordialement|à vous)|(?:meilleures |sincères )?salutations|(?:un )?(?:cordial )?saludos?|atentamente|un abrazo|(?:cordiali|distinti|un cordiale) salut[io]|saluti|' +
  '(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)|atenciosamente|(?:com os melhores )?cumprimentos|abraços|abraço|pozdrawiam|z poważaniem|serdecznie pozdrawiam|saygılarımla|saygilarimla|sevgiler|' +
  'sent from my|von meinem|envoyé de mon|enviado desde mi|inviato da'
// Words that take leave only where nothing else stands with them but a name.
const thanks = 'best|thanks|thank you|thx|danke|merci|gracias|grazie|bedankt|obrigad[oa]|dziękuję|teşekkürler'
const shortFarewell = String.raw`(?:${inAnyCase(thanks)})[,!.]*(?:[ \t]+(?:\[name\]|\p{Lu}[\p{L}\p{M}'’.-]*)){0,3}[ \t]*$`
const farewellLine = new RegExp(
  String.raw`^[ \t]*(?:(?:${inAnyCase(farewell)})(?![\p{L}\p{N}])|${shortFarewell}|--[ \t]*$|[–—_]{2,}[ \t]*$)`,
  'u',
)
const farewellInLine = new RegExp(
  String.raw`(?<=[.!?…)\]][ \t])(?:${inAnyCase(farewell)})(?![\p{L}\p{N}])[^.!?\n]{0,60}[.!]?[ \t]*$`,
  'u',
)
// "^TM", "/Anna", "– Tom": how teams sign on social networks.
const initials =
  /(?<=[\p{L}\p{N}.!?…)\]])\s+(?:\^\s?\p{L}{1,12}|[/~–—-]\s?\p{Lu}[\p{L}\p{M}]{0,15}(?:\s\p{Lu}[\p{L}\p{M}]{0,15})?)[.!]?\s*$/u

/** A name that was taken out and stands by itself behind the last sentence. */
const maskedName = /(?<=[.!?…])\s+[–—-]?\s*(?:\[name\]|\[handle\])[.!]?\s*$/u

/** Lines that a signature has at most below its farewell, and the characters of the longest. */
const signature = { lines: 8, longest: 80 } as const
/** Greetings stand in the first lines. */
const openingLines = 3

/**
 * The words of a list in any case, while names beside them keep their capital. Letters are spelled out, since V8 forgets `(?-i:…)` at
 * times: the same expression matched "Hi Amir" in one process and not in another (nodejs/node#60030).
 */
function inAnyCase(words: string): string {
  return words.replaceAll(/\[[^\]]*\]|\p{L}/gu, found => {
    const letters = found.startsWith('[') ? found.slice(1, -1) : found
    return `[${Array.from(letters)
      .flatMap(letter => [letter, ...onlyOne(letter.toUpperCase())])
      .join('')}]`
  })
}

/** "ß" has no capital of one letter. */
function onlyOne(letters: string): readonly string[] {
  return letters.length === 1 ? [letters] : []
}

/** Without the line or the words that greet somebody; several of them go ("Hi Anna, good morning!"). */
export function withoutGreeting(text: string): string {
  let rest = text
  for (let count = 0; count < openingLines; count += 1) {
    const found = opening.exec(rest.trimStart())
    if (!found || found[0] === '') break
    rest = rest.trimStart().slice(found[0].length)
  }
  if (rest === text) return text
  return rest.trimStart().replace(/^\p{Ll}/u, letter => letter.toUpperCase())
}

/** Without farewell and signature, from the first farewell after which only short lines follow. */
export function withoutSignature(text: string): string {
  const lines = text.split('\n')
  const first = Math.max(0, lines.length - 1 - signature.lines)
  const at = lines.findIndex(
    (line, place) =>
      place >= first && farewellLine.test(line) && lines.slice(place).every(each => each.length <= signature.longest),
  )
  const kept = at === -1 ? text : lines.slice(0, at).join('\n')
  return kept.trimEnd().replace(farewellInLine, '').trimEnd().replace(initials, '').replace(maskedName, '').trimEnd()
}
