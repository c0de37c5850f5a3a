/** How the company answers, and the account people have with it: in every industry. */
export const service = `
# service: Customer service
names: de Kundenservice; fr Service client; es Atención al cliente; it Servizio clienti; nl Klantenservice; pl Obsługa klienta; pt Apoio ao cliente; tr Müşteri hizmetleri
en: customer {service|support|care}, {your|phone} support, help desk, helpdesk
de: kundenservice, kundendienst, kundenbetreuung
fr: service {client|clients|après vente}, sav
es: {atención|servicio} al cliente
it: servizio clienti, assistenza clienti
nl: klantenservice, klantendienst
pl: {biuro|obsług*} {obsługi|} klienta, infolini*
pt: {apoio|atendimento|serviço} ao cliente
tr: müşteri {hizmetleri|hizmeti|temsilcisi}
## no-answer: No answer
names: de Keine Antwort; fr Sans réponse; es Sin respuesta; it Nessuna risposta; nl Geen antwoord; pl Brak odpowiedzi; pt Sem resposta; tr Yanıt yok
en: no {reply|response|answer}, nobody {answers|replies|responds|answered|replied}, no one {answers|replies|responds}, {still waiting|waiting} for {a|} {reply|response|answer}, ignored my, never {replied|answered}, unanswered, heard nothing back
de: keine {antwort|rückmeldung|reaktion}, niemand {antwortet|meldet|reagiert}, meldet sich niemand, unbeantwortet, warte auf {antwort|rückmeldung}
fr: {sans|aucune|pas de} réponse, personne ne {répond|rappelle}, pas répondu, jamais {répondu|rappelé}
es: sin respuesta, {nadie|no me} {responde|contesta|responden|contestan}, no {contestan|responden}
it: {nessuna|senza} risposta, nessuno {risponde|richiama}, non rispond*
nl: geen {antwoord|reactie|reply}, niemand {reageert|antwoordt|belt}, wacht op {antwoord|reactie}
pl: brak {odpowiedzi|kontaktu|reakcji}, nikt nie {odpowiada|odpisuje|oddzwania}, bez odpowiedzi, nie odpowiad*
pt: sem resposta, ninguém {responde|atende|liga}, não {respondem|atendem}
tr: cevap {yok|vermiyor|alamadım|alamıyorum}, kimse {cevap|dönmüyor|ilgilenmiyor}, dönüş {yok|yapmadı*|alamad*}
## hotline: Hotline and waiting
names: de Hotline und Warteschleife; fr Ligne téléphonique et attente; es Teléfono y espera; it Telefono e attesa; nl Telefoon en wachten; pl Infolinia i oczekiwanie; pt Linha telefónica e espera; tr Telefon ve bekleme
en: on hold, hold music, hotline, phone queue, call {centre|center}, hung up, cut off ~ call, waiting on the phone, nobody picks up, cant get through
de: warteschleife, hotline, callcenter, aufgelegt, telefonisch {nicht|niemand} ~ erreich*, komme nicht durch
fr: en attente ~ téléphone, hotline, standard téléphonique, raccroché, injoignable*, musique d attente
es: en espera, teléfono de atención, línea ocupada, colgado, colgaron, no cogen el teléfono
it: in attesa ~ telefono, call center, numero verde, riagganciato, centralino
nl: wachtrij, in de wacht, opgehangen, telefonisch ~ bereik*, callcenter
pl: na linii, na infolinii, rozłącz*, nie można się dodzwonić, dodzwon*
pt: em espera, linha de apoio, desligaram, call center, ninguém atende o telefone
tr: hatta {bekle*|}, çağrı merkezi, telefonu {kapat*|açmıyor*}, ulaşamıyorum, telefonda bekle*
## staff: Staff
names: de Personal; fr Personnel; es Personal; it Personale; nl Personeel; pl Pracownicy; pt Pessoal; tr Personel
en: {rude|unfriendly|friendly|helpful|lovely|kind} {staff|employee|agent|driver|lady|man|woman|cashier|colleague}, your {staff|employee*|colleague*|agent*}, staff {was|were|are|is|}, crew
de: mitarbeiter*, personal, unfreundlich*, verkäufer*, kollege*, team vor ort
fr: {personnel|employé*|agent|agents|vendeur*|conseiller*} {impoli*|désagréable*|aimable*|}, équipage
es: {empleado*|personal|dependient*|trabajador*|agente*} {maleducad*|amable*|}, tripulación
it: {personale|dipendent*|operator*|commess*|addett*} {scortes*|gentil*|maleducat*|}, equipaggio
nl: medewerker*, personeel, onvriendelijk*, bemanning
pl: {pracownik*|obsługa|personel|sprzedawc*|konsultant*}, nieuprzejm*, załog*
pt: {funcionári*|empregad*|pessoal|colaborador*} {antipátic*|simpátic*|}, tripulação
tr: personel*, çalışan*, görevli*, kaba davran*, mürettebat
# account: Account and app
names: de Konto und App; fr Compte et appli; es Cuenta y app; it Account e app; nl Account en app; pl Konto i aplikacja; pt Conta e app; tr Hesap ve uygulama
en: my account, account {details|settings|page}, profile page, newsletter, unsubscribe
de: mein {konto|kundenkonto|account}, kundenkonto, benutzerkonto, newsletter, abmelden
fr: mon compte, compte client, espace client, newsletter, désabonner
es: mi cuenta, cuenta de {cliente|usuario}, newsletter, darme de baja
it: mio account, area clienti, newsletter, disiscriver*
nl: mijn account, klantaccount, nieuwsbrief, afmelden
pl: moje konto, {mojego|moim} kon*, newsletter
pt: minha conta, área de cliente, newsletter
tr: hesabım*, üyeliğim, bülten
## login: Login and password
names: de Anmeldung und Passwort; fr Connexion et mot de passe; es Acceso y contraseña; it Accesso e password; nl Inloggen en wachtwoord; pl Logowanie i hasło; pt Acesso e palavra-passe; tr Giriş ve şifre
en: log in, login, logging in, logged out, password*, locked out, sign in, verification code, two factor, 2fa, reset link
de: einloggen, login, anmelden, passwort*, kennwort, ausgesperrt, bestätigungscode, zugangsdaten, konto ~ gesperrt
fr: connexion au compte, {me|} connecter ~ compte, mot de passe, identifiant*, code de vérification, compte bloqué
es: iniciar sesión, contraseña*, acceder a {mi|la} cuenta, código de verificación, cuenta bloqueada
it: accedere {al|all|} ~ account, password, codice di verifica, credenziali, account bloccato
nl: inloggen, wachtwoord*, verificatiecode, account ~ geblokkeerd, inlog*
pl: zalogow*, logowani*, hasł*, kod weryfikacyjny, konto ~ zablokow*
pt: iniciar sessão, palavra passe, senha, código de verificação, conta bloqueada, entrar na conta
tr: giriş yap*, şifre*, doğrulama kodu, hesab* ~ {kilit*|giremiyorum|erişemiyorum}, parola*
## app-website: App and website
names: de App und Website; fr Appli et site web; es App y web; it App e sito; nl App en website; pl Aplikacja i strona; pt App e site; tr Uygulama ve site
en: app, website, web site, webpage, site is down, page not loading, error message, error 404, checkout page
de: app, webseite, website, homepage, internetseite, fehlermeldung, seite lädt
fr: appli, application, site web, site internet, votre site, message d erreur
es: app, aplicación, página web, sitio web, mensaje de error, la web
it: app, applicazione, sito, sito web, messaggio di errore
nl: app, website, webshop, site, foutmelding
pl: aplikacj*, stron* internetow*, apk*, komunikat błędu, na stronie
pt: app, aplicação, site, página web, aplicativo, mensagem de erro
tr: uygulama*, internet sitesi, site*, web sitesi, hata mesajı
## personal-data: Personal data
names: de Persönliche Daten; fr Données personnelles; es Datos personales; it Dati personali; nl Persoonsgegevens; pl Dane osobowe; pt Dados pessoais; tr Kişisel veriler
en: personal data, my data, gdpr, privacy, delete my {data|account|details}, data {breach|leak|protection}
de: datenschutz, meine daten, dsgvo, personenbezogen*, {daten|konto} löschen, datenleck
fr: données personnelles, mes données, rgpd, supprimer mon compte, vie privée
es: datos personales, mis datos, rgpd, borrar mi cuenta, privacidad, protección de datos
it: dati personali, miei dati, gdpr, cancellare ~ account, privacy
nl: persoonsgegevens, mijn gegevens, avg, privacy, {account|gegevens} verwijderen, datalek
pl: dane osobowe, {moich|moje} dan*, rodo, usun* konto, wyciek danych
pt: dados pessoais, meus dados, rgpd, apagar {a minha|minha} conta, privacidade
tr: kişisel veri*, verilerim*, kvkk, hesabımı {sil*|kapat*}, gizlilik
`
