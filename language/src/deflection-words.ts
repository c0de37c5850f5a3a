/**
 * Words by which `deflectionOf` reads a reply, folded (lower case, no accents), nine languages in one: en, de, fr, es, it, pt, nl,
 * pl, tr. Every repetition is bounded, so reading stays linear. Patterns and not tables of a lexicon: a reply of ours is read for one thing only, also in the browser.
 */

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${patterns.join('|')})\\b`)
}

/** Names a private message; "3 pm" is a time. */
export const privateMessages = anyOf(
  'dms?|(?<!\\d )pm|inbox|private(?:ly)? (?:messag\\w+|msgs?|chat|note)|direct (?:messag\\w+|msgs?)|in private|privately',
  '(?:message|msg) us|(?:send|drop|shoot) (?:us|me) (?:a|an) (?:\\w+ )?(?:message|msg|note|inbox)',
  // Two letters alone are somebody's signature.
  '(?:en|par|via|per|un|una|eine|als|por|na|een|in) (?:pn|mp|md|pb|pw)',
  'direktnachricht\\w*|privatnachricht\\w*|(?:private|privaten|personliche|persoenliche|direkte) (?:nachricht\\w*|message)',
  'per nachricht|nachricht an uns|schreib\\w* (?:\\w+ ){0,3}(?:eine nachricht|privat)|(?:schick\\w*|send\\w*) uns (?:\\w+ ){0,2}nachricht',
  'messages? (?:prives?|directs?)|en prive|messagerie privee|par message',
  'mensajes? (?:privados?|directos?|internos?)|(?:por|en|al) privado|por interno|por mensaje|(?:envianos|mandanos) un mensaje',
  'messaggi?o? (?:privat\\w|dirett\\w)|in privato|in direct|(?:inviaci|mandaci|scrivici) un messaggio',
  'mensagem? (?:privada|direta)|mensagens (?:privadas|diretas)|(?:no|por|em) privado|(?:pelo|via|por|no) direct|por mensagem',
  '(?:envie|mande) nos uma mensagem|nos (?:envie|mande|chame) (?:uma mensagem|no privado)',
  'prive ?bericht\\w*|direct bericht\\w*|stuur ons (?:\\w+ ){0,2}bericht\\w*',
  'wiadomosc\\w* (?:prywatn\\w+|bezposredni\\w+)|prywatn\\w+ wiadomos\\w*|priv\\w?|(?:napisz|wyslij)\\w* (?:do nas |nam )?wiadomosc',
  '(?:ozel|direkt) mesaj\\w*|dm\\w{2,5}|mesaj (?:atin\\w*|gonder\\w*|yolla\\w*)|mesajla',
)

/** We wrote there ourselves. */
export const sentAlready = anyOf(
  '(?:we|ve|have|just|i) (?:just |already )?(?:sent|replied|responded|answered|messaged|dmed)|(?:received|got|getting) (?:your|that|the) (?:dm|message)',
  '(?:ihnen|dir|euch) (?:\\w+ ){0,5}(?:geschickt|geantwortet|geschrieben)|avons (?:envoye|repondu)|hemos (?:enviado|respondido|escrito)',
  'abbiamo (?:inviato|risposto|scritto)|(?:enviamos|respondemos)|hebben (?:\\w+ ){0,5}(?:gestuurd|geantwoord)|(?:wyslalismy|odpisalismy)|(?:gonderdik|yanitladik)',
)

/** Greetings, thanks, regret, and promises to look into it. */
export const courtesies = anyOf(
  'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|sorry|apolog\\w+|thanks?|thx|appreciate\\w*|regards|cheers|patience',
  'understand\\w*|frustrat\\w*|disappoint\\w*|concern\\w*|inconvenience|sad to hear|hear (?:this|that|about)|reach(?:ing|ed) out|contacting us',
  '(?:we|ll|will|can|could|to|i|d|us|further) (?:check|look|help|assist|investigate|support|discuss|advise|review|chat|learn|see what|find out)\\w*',
  'looking into|take a (?:closer |further )?look|make (?:this|it|things) right|happy to|here (?:for you|to help)|get back|feel free|experience|feedback',
  'follow (?:us|me)|any (?:other |further |more )?questions?|anything else|have a (?:great|nice|good|lovely)|not what we|let us know',
  'hallo|liebe\\w?|lieber|guten (?:tag|morgen|abend)|leid|entschuldig\\w*|bedauer\\w*|verzeih\\w*|danke\\w*|dank|verstehen|arger\\w*|unannehmlichkeiten|grusse|helfen|kummern|schauen|melden|ansehen|anschauen',
  'bonjour|bonsoir|salut|desol\\w+|navre\\w*|excus\\w*|regrett\\w*|merci|comprenons|cordialement|aider|regarder|contactez',
  'hola|buen\\w+ (?:dias|tardes|noches)|sentimos|lamentamos|disculp\\w*|perdon\\w*|gracias|entendemos|saludos?|ayudar\\w*|revisar(?:lo|emos)?',
  'ciao|buon\\w*|spiace|dispiace|scus\\w*|ci scusiamo|grazie|capiamo|saluti|aiutar\\w*|verificher\\w*|assister\\w*',
  'ola|oi|bom dia|boa (?:tarde|noite)|lament\\w*|desculp\\w*|pedimos|obrigad\\w|entendemos|ajudar\\w*|verificar',
  'hoi|beste|goede\\w*|spijt\\w*|vervelend|excuses|sorry|bedankt|dankjewel|begrijpen|groet\\w*|helpen|kijken',
  'czesc|dzien dobry|witaj\\w*|witam|przykro|przeprasz\\w*|dziekuj\\w*|rozumiemy|pozdraw\\w*|pomoc|pomozemy|sprawdzimy',
  'merhaba\\w*|selam|uzgun\\w*|ozur\\w*|tesekkur\\w*|anliyoruz|iyi gunler|saygi\\w*|yardimci\\w*|inceley\\w*',
)

/** Names something that the customer can write down or show. */
export const namesWhat = anyOf(
  'numbers?|references?|confirmation|tracking|versions?|(?:\\w+ )ids?|(?:order|booking|reservation|customer|tracking|account|case|ticket) (?:no|nr|id|code)|pnr|imei|serial|codes?',
  '(?:your|the|an) (?:full )?(?:e )?mail|(?:e )?mail address\\w*|address|post ?codes?|zip|photos?|pictures?|pics?|videos?|screenshots?|receipts?',
  'invoices?|(?:your|full|first|last|user|product) ?names?|usernames?|dates?|sizes?|colou?rs?|models?|which',
  '\\w*nummer\\w*|\\w*adresse|anschrift|plz|postleitzahl|fotos?|bild\\w*|rechnung|quittung|beleg|kassen(?:bon|zettel)|(?:ihr\\w*|dein\\w*) namen?|geburtsdatum|referenz|kennzeichen|datum',
  'numeros?|adresse|code postal|photos?|captures?|facture|recu|ticket de caisse|(?:votre|ton|vos) (?:nom|mail|prenom)|courriel|telephone',
  'referencia|localizador|direccion|codigo\\w*|captura\\w*|factura|recibo|(?:tu|su) (?:nombre|correo)|correo electronico|telefono|dni',
  'numer[oi]|riferimento|indirizzo|codice|schermata|fattura|scontrino|ricevuta|(?:tuo|suo|il) nome|telefono',
  'endereco|morada|cep|fatura|(?:seu|teu|o) (?:nome|email|mail)|telefone|cpf|nif|protocolo',
  'referentie|\\w*adres|postcode|schermafbeelding|factuur|kassabon|aankoopbon|(?:je|uw|jouw) naam',
  'numer\\w*|adres\\w*|kod\\w{0,2}|zdjeci\\w*|zrzut\\w*|faktur\\w*|paragon\\w*|imie|nazwisk\\w*|telefonu',
  'numara\\w*|kodu\\w*|fotograf\\w*|goruntu\\w*|fis(?:in|iniz)\\w*|ad(?:iniz|inizi)|soyad\\w*|(?:e )?posta\\w*|telefon\\w*',
)

/** Says what it is for. */
export const saysWhy = anyOf(
  'so (?:we|i|that|our|my|you|as)|because|since we|in order|without (?:it|this|that|them|these)|that way|then|needed|(?:allows?|enables?|lets?) us',
  '(?:us )?to (?:check|look|help|find|investigate|assist|trace|locate|see|verify|confirm|resolve|fix|track|process|access|pull|review|sort|get|identify|arrange|refund|send|book|raise|open|solve|advise|support|search|match|replace|exchange|make)',
  '(?:we|i) (?:ll|will|can|shall)|for (?:the|your|our|a) (?:refund|exchange|investigation|check|replacement|search)',
  'damit|um (?:\\w+ ){1,12}zu\\w*|weil|denn|dann|(?:konnen|koennen|werden|prufen|schauen|suchen) wir|wir (?:konnen|koennen|werden|prufen|schauen|suchen|kummern|finden)|zur|zum|anzusehen|nachzusehen',
  'afin|pour (?:que|pouvoir|vous|le|la|les|\\w+(?:er|ir|re))|car|parce|puissions|(?:nous|on) (?:pourrons|pourra|allons|va|verifi\\w+|regard\\w+)',
  'para (?:que|poder|(?:\\w+[aei]r)(?:te|le|lo|la|los|las|nos)?)|asi|porque|ya que|podamos|podremos|\\w+aremos',
  'per (?:poter\\w*|(?:\\w+[aei]r)(?:e|ti|la|lo|vi|ne)?)|cosi|perche|affinche|in modo|possiamo|potremo|potremmo',
  'para (?:podermos|\\w+(?:ar|er|ir)mos)|assim|pois|possamos|vamos|conseguimos',
  'zodat|om (?:\\w+ ){1,12}te|omdat|want|dan|(?:kunnen|kijken|gaan|zoeken) (?:we|wij)|(?:we|wij) (?:kunnen|kijken|gaan|zoeken)',
  'aby\\w*|zeby\\w*|poniewaz|bo|w celu|wtedy|\\w+(?:imy|emy) (?:to|sprawe|paczke|zamowienie)|moc|mogli',
  'icin|boylece|cunku|\\w+[ae]bil\\w+|amaciyla|\\w+(?:elim|alim)',
)
