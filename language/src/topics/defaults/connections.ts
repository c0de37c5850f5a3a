/** What comes through a line or a network: telecom, energy, software and streaming. */
export const telecom = `
# network: Network
names: de Netz; fr Réseau; es Red; it Rete; nl Netwerk; pl Sieć; pt Rede; tr Şebeke
en: network, provider, carrier
de: netz, anbieter, provider
fr: réseau, opérateur
es: red, operador*, compañía
it: rete, operatore, gestore
nl: netwerk, provider
pl: sieć, sieci, operator*
pt: rede, operadora
tr: şebeke, operatör*
## internet-down: Internet is down
names: de Internet ausgefallen; fr Internet en panne; es Internet caído; it Internet non funziona; nl Internet ligt eruit; pl Brak internetu; pt Internet em baixo; tr İnternet kesik
en: internet ~ {down|out|not working|gone|drops|dropping}, no internet, broadband ~ {down|slow}, wifi ~ {down|drops|not working}, outage, router, modem, connection {drops|lost}
de: internet ~ {weg|tot|ausgefallen|geht nicht|aus}, kein internet, internetausfall, störung, router, dsl, glasfaser
fr: plus d internet, internet ~ {coupé|panne|marche pas}, panne, box, fibre, débit
es: sin internet, internet ~ {caído|no funciona|cortado}, avería, router, fibra
it: senza internet, internet ~ {non va|non funziona|giù}, guasto, modem, router, fibra
nl: geen internet, internet ~ {plat|eruit|weg}, storing, modem, router, glasvezel
pl: brak internetu, internet ~ nie działa, awari*, router*, światłow*
pt: sem internet, internet ~ {caiu|não funciona|em baixo}, avaria, router, fibra
tr: internet* ~ {yok|kesik|gitti|çalışmıyor}, arıza*, modem*, fiber*
## signal: Mobile signal
names: de Mobilfunkempfang; fr Réseau mobile; es Cobertura móvil; it Segnale mobile; nl Mobiel bereik; pl Zasięg komórkowy; pt Rede móvel; tr Mobil çekim
en: no signal, signal, no service, reception, coverage, 5g, 4g, dropped calls
de: kein netz, kein empfang, empfang, funkloch, 5g, lte, netzabdeckung
fr: pas de réseau, aucun réseau, couverture, 5g, 4g
es: sin cobertura, cobertura, sin señal, señal, 5g, 4g
it: non c è campo, senza campo, nessun segnale, copertura, segnale, 5g
nl: geen bereik, bereik, dekking, 5g, 4g
pl: brak zasięgu, zasięg*, 5g, lte
pt: sem rede, sem sinal, cobertura, sinal, 5g
tr: çekmiyor, sinyal*, kapsama, 5g, şebeke yok
## slow: Slow connection
names: de Langsame Verbindung; fr Connexion lente; es Conexión lenta; it Connessione lenta; nl Trage verbinding; pl Wolne łącze; pt Ligação lenta; tr Yavaş bağlantı
en: slow {internet|speed|connection|wifi|broadband}, speed test, mbps, buffering, lag*
de: langsam*, geschwindigkeit, mbit, speedtest
fr: lent, lente, débit, mbps
es: lento, lenta, velocidad, megas
it: lent*, velocità, mega
nl: traag, langzaam, snelheid, mbps
pl: woln*, prędkoś*, mbps
pt: lento, lenta, velocidade, megas
tr: yavaş*, hız*, mbps
## contract: Contract and leaving
names: de Vertrag und Kündigung; fr Contrat et résiliation; es Contrato y baja; it Contratto e disdetta; nl Contract en opzeggen; pl Umowa i rezygnacja; pt Contrato e cancelamento; tr Sözleşme ve iptal
en: contract, cancel my {contract|service|plan|line}, plan, upgrade*, notice period, switch provider, termination
de: vertrag*, kündig*, tarif, vertragsverlängerung, anbieterwechsel
fr: contrat, résili*, forfait, engagement
es: contrato, permanencia, darme de baja, baja, tarifa
it: contratto, disdetta, recesso, piano, offerta
nl: contract, opzeg*, abonnement, overstap*
pl: umow*, wypowiedz*, abonament*, oferta
pt: contrato, fidelização, rescindir, rescisão, tarifário
tr: sözleşme*, taahhüt*, iptal ettir*, tarife*, cayma bedeli
## sim-number: SIM and number
names: de SIM und Rufnummer; fr SIM et numéro; es SIM y número; it SIM e numero; nl Simkaart en nummer; pl Karta SIM i numer; pt SIM e número; tr SIM ve numara
en: sim, esim, sim card, keep my number, port*, porting, phone number
de: sim, esim, sim karte, rufnummer*, rufnummernmitnahme
fr: sim, esim, carte sim, portabilité, numéro
es: sim, esim, tarjeta sim, portabilidad, número
it: sim, esim, portabilità, numero
nl: sim, esim, simkaart, nummerbehoud
pl: sim, esim, karta sim, przeniesieni* numeru
pt: sim, esim, cartão sim, portabilidade, número
tr: sim, esim, sim kart, numara taşı*
## roaming: Roaming and abroad
names: de Roaming und Ausland; fr Itinérance et étranger; es Roaming y extranjero; it Roaming ed estero; nl Roaming en buitenland; pl Roaming i zagranica; pt Roaming e estrangeiro; tr Dolaşım ve yurt dışı
en: roaming, abroad, data abroad, eu data
de: roaming, ausland, im urlaub
fr: roaming, itinérance, étranger
es: roaming, extranjero
it: roaming, estero
nl: roaming, buitenland
pl: roaming*, za granicą
pt: roaming, estrangeiro
tr: roaming, yurt dışı*, yurtdışı*
## engineer: Engineer visit
names: de Technikertermin; fr Visite du technicien; es Visita del técnico; it Visita del tecnico; nl Bezoek van de monteur; pl Wizyta technika; pt Visita do técnico; tr Teknisyen ziyareti
en: engineer, technician, installation appointment, installer, appointment ~ {missed|cancelled}, nobody came
de: techniker*, termin ~ {nicht|ausgefallen}, anschlusstermin, niemand gekommen
fr: technicien*, rendez vous, installateur, personne n est venu
es: técnico, instalador, cita, no vino nadie
it: tecnico, installatore, appuntamento, nessuno è venuto
nl: monteur, installatie, afspraak, niemand gekomen
pl: technik, technika, monter*, wizyt*, nikt nie przyszedł
pt: técnico, instalador, agendamento, ninguém apareceu
tr: teknisyen*, ekip, randevu*, kurulum*, kimse gelmedi
`

export const energy = `
# supply: Supply
names: de Versorgung; fr Fourniture; es Suministro; it Fornitura; nl Levering; pl Dostawa energii; pt Fornecimento; tr Enerji sağlama
en: electricity, gas supply, energy supplier, power supply
de: strom, gas, energieversorger, stromanbieter
fr: électricité, gaz, fournisseur d énergie
es: luz, electricidad, gas, suministro
it: luce, elettricità, gas, fornitura
nl: stroom, gas, energieleverancier
pl: prąd, prądu, gaz, energi*
pt: eletricidade, luz, gás, fornecimento
tr: elektrik*, doğalgaz*
## outage: Power cut
names: de Stromausfall; fr Coupure de courant; es Corte de luz; it Blackout; nl Stroomstoring; pl Brak prądu; pt Falha de energia; tr Elektrik kesintisi
en: power {cut|outage|is out}, no {power|electricity|heating|hot water}, blackout, lights out
de: stromausfall, kein strom, keine heizung, kein warmwasser
fr: coupure, panne de courant, plus d électricité, plus de chauffage
es: apagón, corte de {luz|suministro}, sin {luz|calefacción|agua caliente}
it: blackout, senza {luce|corrente|riscaldamento}, interruzione
nl: stroomstoring, geen {stroom|verwarming|warm water}, stroomuitval
pl: brak {prądu|ogrzewania|ciepłej wody}, awari*, przerwa w dostawie
pt: sem {luz|eletricidade|aquecimento}, corte de {luz|energia}, apagão
tr: elektrik* ~ {kesik|kesildi|yok}, kesinti*
## meter: Meter and readings
names: de Zähler und Ablesung; fr Compteur et relevés; es Contador y lecturas; it Contatore e letture; nl Meter en standen; pl Licznik i odczyty; pt Contador e leituras; tr Sayaç ve okuma
en: meter*, smart meter, reading*, estimated {bill|reading}, prepayment
de: zähler*, zählerstand, ablesung, smart meter
fr: compteur*, relevé, linky, index
es: contador*, lectura*
it: contatore*, lettura, autolettura
nl: meter, meterstand*, slimme meter
pl: licznik*, odczyt*
pt: contador*, leitura*
tr: sayaç*, sayac*, endeks
## tariff: Tariff and instalments
names: de Tarif und Abschläge; fr Tarif et mensualités; es Tarifa y cuotas; it Tariffa e rate; nl Tarief en termijnen; pl Taryfa i raty; pt Tarifa e prestações; tr Tarife ve taksitler
en: tariff*, direct debit, unit rate, standing charge, monthly payment*, price cap
de: tarif*, abschlag*, grundpreis, arbeitspreis
fr: tarif*, mensualité*, échéancier, prix du kwh
es: tarifa*, cuota*, precio del kwh
it: tariff*, rata, prezzo kwh
nl: tarief, tarieven, termijnbedrag, voorschot
pl: taryf*, rat*, cena za kwh
pt: tarifa*, tarifário, mensalidade
tr: tarife*, birim fiyat, taksit*
## arrears: Arrears and disconnection
names: de Rückstand und Sperrung; fr Impayés et coupure; es Impagos y corte; it Morosità e distacco; nl Achterstand en afsluiting; pl Zaległości i odcięcie; pt Atrasos e corte; tr Borç ve kesme
en: disconnect*, arrears, payment plan, cut off {my|the} {power|gas|electricity}, cant afford, prepay emergency
de: sperrung, stromsperre, abgestellt, abgeklemmt, ratenplan, mahnung
fr: coupure pour impayé, impayé*, échelonnement, coupé l électricité
es: corte por impago, impago, cortado la luz, plazos
it: distacco, morosità, staccato la luce, rateizz*
nl: afgesloten, afsluiting, betalingsregeling, achterstand
pl: odcięci*, odłączeni*, zaległoś*, rozłożeni* na raty
pt: corte por falta, cortaram a luz, dívida, plano de pagamento
tr: borç*, elektriğimi kes*, kesme ihbar*, taksitlendir*
## moving: Moving house
names: de Umzug; fr Déménagement; es Mudanza; it Trasloco; nl Verhuizen; pl Przeprowadzka; pt Mudança de casa; tr Taşınma
en: moving {house|home|out|in}, moved {house|out|in}, new address, new tenant
de: umzug*, umziehe, ausgezogen, eingezogen, nachmieter
fr: déménag*, emménag*
es: mudanza, mudo, cambio de titular
it: trasloc*, voltura, subentro
nl: verhuis*, verhuiz*
pl: przeprowadz*, zmiana adresu
pt: mudança de casa, mudar de casa, mudança de titular
tr: taşın*, abonelik devri
## switching: Switching supplier
names: de Anbieterwechsel; fr Changement de fournisseur; es Cambio de compañía; it Cambio fornitore; nl Overstappen; pl Zmiana dostawcy; pt Mudança de fornecedor; tr Tedarikçi değiştirme
en: switch* supplier, switching, leave you, new supplier, exit fee
de: anbieterwechsel, wechsel*, kündig*
fr: changer de fournisseur, résili*
es: cambiar de compañía, baja
it: cambio fornitore, cambiare gestore, recesso
nl: overstap*, opzeg*
pl: zmian* sprzedawcy, wypowiedz*
pt: mudar de fornecedor, rescisão
tr: tedarikçi değiş*
## solar: Solar and charging at home
names: de Solar und Laden zu Hause; fr Solaire et recharge à domicile; es Solar y carga en casa; it Solare e ricarica a casa; nl Zonnepanelen en thuisladen; pl Fotowoltaika i ładowanie w domu; pt Solar e carregamento em casa; tr Güneş enerjisi ve evde şarj
en: solar, panels, feed in, heat pump, wallbox, ev charger
de: solar*, photovoltaik, pv, einspeis*, wärmepumpe, wallbox
fr: solaire*, panneaux, pompe à chaleur, borne de recharge
es: solar*, placas, bomba de calor, punto de recarga
it: fotovoltaic*, pannelli, pompa di calore, wallbox
nl: zonnepane*, terugleveren, warmtepomp, laadpaal
pl: fotowoltaik*, panel*, pompa ciepła, ładowark* do samochodu
pt: solar*, painéis, bomba de calor, wallbox
tr: güneş paneli, güneş enerjisi, ısı pompası, şarj istasyonu
`

export const software = `
# software: Software
names: de Software; fr Logiciel; es Software; it Software; nl Software; pl Oprogramowanie; pt Software; tr Yazılım
en: software, program, feature*, version
de: software, programm, funktion*, version
fr: logiciel*, programme, fonctionnalité*, version
es: programa, software, función, versión
it: software, programma, funzion*, versione
nl: software, programma, functie*, versie
pl: oprogramowani*, program, funkcj*, wersj*
pt: software, programa, funcionalidade*, versão
tr: yazılım*, program*, özellik*, sürüm*
## crash: Crash and bug
names: de Absturz und Fehler; fr Plantage et bug; es Fallos y errores; it Blocchi ed errori; nl Crash en fouten; pl Awarie i błędy; pt Falhas e erros; tr Çökme ve hata
en: crash*, bug, bugs, freezes, frozen, glitch*, black screen, keeps {closing|crashing|stopping}
de: absturz, stürzt ab, abgestürzt, bug, hängt sich auf, eingefroren, schwarzer bildschirm
fr: plante, planté, bug, bugs, écran noir, se ferme, figé
es: se cierra, se cuelga, bug, error, pantalla negra, fallo*
it: crash*, si blocca, bug, schermo nero, errore
nl: crasht, crash, bug, loopt vast, zwart scherm, vastgelopen
pl: zawiesza*, crash*, błąd, błęd*, wyłącza się, czarny ekran
pt: crash*, bloqueia, fecha sozinh*, bug, ecrã preto, erro
tr: çöküyor, kapanıyor, donuyor, hata, siyah ekran, bug
## outage: Service is down
names: de Dienst ausgefallen; fr Service en panne; es Servicio caído; it Servizio non disponibile; nl Dienst ligt eruit; pl Usługa nie działa; pt Serviço em baixo; tr Hizmet çalışmıyor
en: {server|servers|service|site} ~ down, outage, down for, cant connect to, error 500, maintenance
de: server ~ {down|weg|nicht erreichbar}, ausfall, störung, wartung
fr: serveur* ~ {panne|hors|down}, panne, maintenance
es: servidor* ~ {caído|caídos}, caída, mantenimiento
it: server ~ {giù|down|offline}, disservizio, manutenzione
nl: server* ~ {plat|down}, storing, onderhoud
pl: serwer* ~ {nie działa|padł*}, awari*, przerwa techniczna
pt: servidor* ~ {em baixo|fora}, em baixo, manutenção
tr: sunucu* ~ {çöktü|kapalı}, bakım, erişilemiyor
## subscription: Subscription
names: de Abo; fr Abonnement; es Suscripción; it Abbonamento; nl Abonnement; pl Subskrypcja; pt Subscrição; tr Abonelik
en: subscri*, cancel* {my|the|} {subscription|membership|plan}, free trial, auto renew*, premium, family plan
de: abo, abos, abonnement, kündig*, probemonat, testphase, premium
fr: abonnement*, résili*, essai gratuit, premium
es: suscripci*, cancelar ~ suscripción, prueba gratuita, premium
it: abbonament*, disdett*, prova gratuita, premium
nl: abonnement*, opzeg*, proefperiode, premium
pl: subskrypcj*, abonament*, okres próbny, premium
pt: subscrição, assinatura, cancelar ~ {assinatura|subscrição}, teste grátis, premium
tr: abonelik*, üyelik*, deneme süresi, premium
## playback: Playback and quality
names: de Wiedergabe und Qualität; fr Lecture et qualité; es Reproducción y calidad; it Riproduzione e qualità; nl Afspelen en kwaliteit; pl Odtwarzanie i jakość; pt Reprodução e qualidade; tr Oynatma ve kalite
en: buffering, playback, video quality, no sound, subtitles, resolution, 4k, keeps {buffering|skipping|pausing}, offline download*
de: ruckelt, lädt ewig, untertitel, kein ton, bildqualität, wiedergabe
fr: sous titres, lecture, saccade*, qualité vidéo, pas de son
es: subtítulos, reproduc*, se corta, calidad de vídeo, sin sonido
it: sottotitol*, riproduzion*, qualità video, senza audio, buffering
nl: ondertitel*, afspelen, hapert, geen geluid, beeldkwaliteit
pl: napisy, odtwarzani*, zacina, brak dźwięku, jakość obrazu
pt: legendas, reprodução, para sempre, qualidade do vídeo, sem som
tr: altyazı*, oynat*, takılıyor, görüntü kalitesi, ses yok
## content: Content and titles
names: de Inhalte und Titel; fr Contenus et titres; es Contenidos y títulos; it Contenuti e titoli; nl Aanbod en titels; pl Treści i tytuły; pt Conteúdos e títulos; tr İçerik ve yapımlar
en: series, season, episode*, movie*, album, playlist*, song*, removed from, catalogue, when is ~ {coming|released}
de: serie*, staffel*, folge*, film*, playlist*, song*, lied*
fr: série*, saison*, épisode*, film*, playlist*, chanson*
es: serie*, temporada*, episodio*, película*, playlist*, canción*
it: serie, stagione, episodi*, film, playlist, canzon*
nl: serie*, seizoen*, aflevering*, film*, playlist*, nummer*
pl: serial*, sezon*, odcin*, film*, playlist*, piosen*
pt: série*, temporada*, episódio*, filme*, playlist*, música*
tr: dizi*, sezon*, bölüm*, film*, çalma list*, şarkı*
## update: Update
names: de Update; fr Mise à jour; es Actualización; it Aggiornamento; nl Update; pl Aktualizacja; pt Atualização; tr Güncelleme
en: update*, latest version, new version, since the {last|latest|new} update, rollback, patch
de: update*, aktualisier*, neue version, seit dem update
fr: mise à jour, mises à jour, nouvelle version
es: actualiz*, nueva versión
it: aggiornament*, nuova versione
nl: update*, nieuwe versie
pl: aktualizac*, nowa wersja
pt: atualiz*, nova versão
tr: güncelleme*, yeni sürüm
## data-loss: Lost data and sync
names: de Datenverlust und Abgleich; fr Données perdues et synchro; es Datos perdidos y sincronización; it Dati persi e sincronizzazione; nl Dataverlies en synchronisatie; pl Utrata danych i synchronizacja; pt Dados perdidos e sincronização; tr Veri kaybı ve eşitleme
en: lost {my|all} {data|files|photos|progress|documents}, sync*, backup*, restore*, deleted ~ {files|data}
de: daten ~ {weg|verloren|gelöscht}, synchron*, backup*, wiederherstell*
fr: perdu ~ {données|fichiers}, synchron*, sauvegard*, restaur*
es: perdido ~ {datos|archivos}, sincroniz*, copia de seguridad, recuper*
it: perso ~ {dati|file}, sincronizz*, backup, ripristin*
nl: {gegevens|bestanden} ~ {kwijt|weg}, synchron*, back up, herstel*
pl: utrac* ~ {dan*|plik*}, synchroniz*, kopi* zapasow*, przywróc*
pt: perdi ~ {dados|ficheiros|arquivos}, sincroniz*, cópia de segurança, recuper*
tr: veri* ~ {silindi|kayboldu|gitti}, senkron*, yedek*, geri yükle*
`
