/** Flying and going by rail. */
export const airline = `
# flight: Flight
names: de Flug; fr Vol; es Vuelo; it Volo; nl Vlucht; pl Lot; pt Voo; tr Uçuş
en: flight, flights, plane, airline
de: flug, flüge, flieger
fr: vol, vols, avion
es: vuelo, vuelos, avión
it: volo, voli, aereo
nl: vlucht, vluchten, vliegtuig
pl: lot, lotu, loty, samolot*
pt: voo, voos, avião
tr: uçuş*, uçak, uçağ*
## delay: Delayed flight
names: de Verspäteter Flug; fr Vol retardé; es Vuelo retrasado; it Volo in ritardo; nl Vertraagde vlucht; pl Opóźniony lot; pt Voo atrasado; tr Rötarlı uçuş
en: flight ~ {delayed|late|delay}, delayed flight, delay*, late departure, {hours|hrs} late, sitting on the {tarmac|runway}
de: verspät*, flug ~ {verspätet|später}, stunden ~ {warten|später}
fr: retard*, vol ~ {retardé|en retard}, heures de retard
es: retras*, demora*, vuelo ~ {retrasado|tarde}
it: ritard*, volo ~ {ritardato|in ritardo}
nl: vertrag*, vertraging, vlucht ~ te laat
pl: opóźni*, lot ~ opóźnion*
pt: atras*, voo ~ atrasado
tr: rötar*, gecik*
## cancelled: Cancelled flight
names: de Gestrichener Flug; fr Vol annulé; es Vuelo cancelado; it Volo cancellato; nl Geannuleerde vlucht; pl Odwołany lot; pt Voo cancelado; tr İptal edilen uçuş
en: flight ~ cancel*, cancelled flight, cancellation, cancelled my flight
de: flug ~ {gestrichen|annulliert|storniert|ausgefallen}, gestrichen, annulliert*, annullierung
fr: vol ~ annul*, annulation
es: vuelo ~ cancel*, cancelación, cancelado
it: volo ~ cancell*, cancellazione, cancellato
nl: vlucht ~ {geannuleerd|gecanceld}, annulering, gecanceld
pl: lot ~ odwołan*, odwołan*, anulowan*
pt: voo ~ cancel*, cancelamento, cancelado
tr: uçuş* ~ iptal, sefer* ~ iptal, iptal edil*
## baggage: Baggage
names: de Gepäck; fr Bagages; es Equipaje; it Bagagli; nl Bagage; pl Bagaż; pt Bagagem; tr Bagaj
en: bag, bags, baggage, luggage, suitcase*, carry on, lost bag*, baggage claim
de: gepäck*, koffer, handgepäck, tasche ~ {weg|verloren|fehlt}
fr: bagage*, valise*, bagage à main
es: equipaje, maleta*, equipaje de mano
it: bagagl*, valigi*, bagaglio a mano
nl: bagage, koffer*, handbagage
pl: bagaż*, walizk*
pt: bagagem, mala, malas, bagagem de mão
tr: bagaj*, bavul*, valiz*
## rebooking: Rebooking and missed connection
names: de Umbuchung und verpasster Anschluss; fr Changement et correspondance manquée; es Cambio y conexión perdida; it Riprenotazione e coincidenza persa; nl Omboeken en gemiste aansluiting; pl Zmiana rezerwacji i stracona przesiadka; pt Remarcação e ligação perdida; tr Bilet değişikliği ve kaçan aktarma
en: rebook*, missed {my|the|our|} {connection|connecting|flight}, connecting flight, next flight, change my flight, stranded
de: umbuch*, anschluss*, anschlussflug, verpasst, gestrandet
fr: correspondance, réacheminement, changer ~ vol, replac*, vol suivant
es: conexión, cambiar ~ vuelo, reubica*, perdido ~ {vuelo|conexión}
it: coincidenza, riprotezione, cambiare ~ volo, perso ~ {volo|coincidenza}
nl: omboek*, aansluiting, overstap*, gemist
pl: przebukow*, przesiadk*, zmian* lotu
pt: ligação perdida, remarca*, alterar ~ voo, perdi ~ {voo|ligação}
tr: aktarma*, bilet* değiş*, bağlantı uçuş*, kaçırdım
## boarding: Check-in and boarding
names: de Check-in und Einsteigen; fr Enregistrement et embarquement; es Facturación y embarque; it Check-in e imbarco; nl Inchecken en instappen; pl Odprawa i wejście na pokład; pt Check-in e embarque; tr Check-in ve biniş
en: check in, checkin, boarding {pass|gate|}, gate, denied boarding, overbooked, security queue
de: check in, einchecken, bordkarte, boarding, gate, überbucht
fr: enregistrement, carte d embarquement, embarquement, surbook*
es: facturación, tarjeta de embarque, embarque, check in, overbooking
it: check in, carta d imbarco, imbarco, overbooking
nl: inchecken, check in, instapkaart, boarding, overboekt
pl: odpraw*, karta pokładowa, boarding, bramk*, overbooking
pt: check in, cartão de embarque, embarque, overbooking
tr: check in, biniş kartı, boarding, uçağa alın*
## seat: Seat and cabin
names: de Sitzplatz und Kabine; fr Siège et cabine; es Asiento y cabina; it Posto e cabina; nl Stoel en cabine; pl Miejsce i kabina; pt Lugar e cabine; tr Koltuk ve kabin
en: seat, seats, legroom, seat {selection|reservation}, upgrade*, window seat, wifi on board, meal on board
de: sitz*, sitzplatz, beinfreiheit, upgrade, bordverpflegung
fr: siège*, place côté, surclassement, repas à bord
es: asiento*, ventanilla, pasillo, comida a bordo
it: posto, posti, sedile*, pasto a bordo
nl: stoel*, zitplaats*, beenruimte, upgrade
pl: miejsc*, fotel*, posiłek
pt: lugar*, assento*, refeição a bordo
tr: koltuk*, yer seçimi, ikram*
## compensation: Compensation
names: de Entschädigung; fr Indemnisation; es Compensación; it Risarcimento; nl Compensatie; pl Odszkodowanie; pt Indemnização; tr Tazminat
en: compensat*, eu261, claim form, delay claim
de: entschädigung*, ausgleichszahlung, fluggastrecht*
fr: indemnis*, indemnité*, dédommag*
es: compensación, indemniz*, reclamación
it: indennizz*, compensazione, risarciment*
nl: compensatie, schadevergoeding, vergoeding
pl: odszkodowan*, rekompensat*
pt: indemniza*, compensação
tr: tazminat*
## assistance: Assistance
names: de Hilfe unterwegs; fr Assistance; es Asistencia; it Assistenza; nl Begeleiding; pl Asysta; pt Assistência; tr Refakat ve yardım
en: wheelchair*, special assistance, unaccompanied minor, service dog, disabled passenger
de: rollstuhl*, begleitservice, unbegleitete*, assistenz
fr: fauteuil roulant, assistance, enfant non accompagné, pmr
es: silla de ruedas, asistencia, menor no acompañado
it: sedia a rotelle, assistenza ~ passegger*, minore non accompagnato
nl: rolstoel*, assistentie, alleenreizend kind
pl: wózk* inwalidzk*, asyst*, dziecko bez opieki
pt: cadeira de rodas, assistência, menor não acompanhado
tr: tekerlekli sandalye, refakatsiz çocuk, özel yardım
`

export const rail = `
# journey: Journey
names: de Reise; fr Trajet; es Viaje; it Viaggio; nl Reis; pl Podróż; pt Viagem; tr Yolculuk
en: train, trains, railway, rail
de: zug, züge, bahn, ice
fr: train, trains, tgv, ter
es: tren, trenes, ave, cercanías
it: treno, treni, frecciarossa
nl: trein, treinen, ns
pl: pociąg*, pkp
pt: comboio*, trem
tr: tren*, yht, marmaray
## delay: Delay
names: de Verspätung; fr Retard; es Retraso; it Ritardo; nl Vertraging; pl Opóźnienie; pt Atraso; tr Gecikme
en: delay*, train ~ late, {minutes|mins} late, running late, signal failure, stuck {on|in} ~ train
de: verspät*, zug ~ {später|steht}, signalstörung, warte ~ zug
fr: retard*, train ~ {bloqué|arrêté}
es: retras*, tren ~ {parado|tarde}, demora*
it: ritard*, treno ~ fermo
nl: vertrag*, trein ~ {te laat|stil}, seinstoring
pl: opóźni*, pociąg ~ stoi
pt: atras*, comboio ~ parado
tr: gecik*, tren ~ geç, rötar*
## cancelled: Cancelled train
names: de Zugausfall; fr Train supprimé; es Tren cancelado; it Treno cancellato; nl Uitgevallen trein; pl Odwołany pociąg; pt Comboio cancelado; tr İptal edilen tren
en: train ~ cancel*, cancelled train*, cancellation*, replacement bus*, strike
de: zugausfall, ausgefallen, fällt aus, gestrichen, schienenersatzverkehr, streik
fr: train ~ {supprimé|annulé}, supprim*, grève, bus de substitution
es: tren ~ cancel*, cancelado, huelga
it: treno ~ {cancellato|soppresso}, soppress*, sciopero
nl: trein ~ {uitgevallen|geannuleerd}, rijdt niet, uitval, staking
pl: pociąg ~ odwołan*, odwołan*, strajk
pt: comboio ~ {suprimido|cancelado}, greve
tr: sefer* ~ iptal, tren ~ iptal, grev
## connection: Missed connection
names: de Verpasster Anschluss; fr Correspondance manquée; es Conexión perdida; it Coincidenza persa; nl Gemiste aansluiting; pl Stracona przesiadka; pt Ligação perdida; tr Kaçan aktarma
en: missed {my|the|our|} connection, connecting train, last train, next train
de: anschluss*, anschlusszug, letzter zug, umsteig*
fr: correspondance, dernier train
es: enlace, conexión, último tren
it: coincidenza, ultimo treno
nl: aansluiting, overstap*, laatste trein
pl: przesiadk*, ostatni pociąg
pt: ligação, último comboio
tr: aktarma*, son tren
## crowding: Crowding and seats
names: de Überfüllung und Plätze; fr Affluence et places; es Aglomeración y asientos; it Affollamento e posti; nl Drukte en zitplaatsen; pl Tłok i miejsca; pt Lotação e lugares; tr Kalabalık ve koltuklar
en: overcrowded, packed train, crowded, standing room, no seats, seat reservation, short formed
de: überfüllt, sitzplatz*, reservierung, kein platz, stehen müssen
fr: bondé, surchargé, place assise, réservation
es: abarrotado, lleno, asiento*, sin sitio
it: affollat*, strapieno, posto a sedere, posti
nl: overvol, druk, zitplaats*, staan
pl: przepełnion*, tłok, miejsc* siedząc*
pt: cheio, lotado, lugar* sentado*
tr: kalabalık, tıklım, ayakta, yer yok
## comfort: Toilets, heating, wifi
names: de Toiletten, Heizung, WLAN; fr Toilettes, chauffage, wifi; es Baños, calefacción, wifi; it Bagni, riscaldamento, wifi; nl Toiletten, verwarming, wifi; pl Toalety, ogrzewanie, wifi; pt Casas de banho, aquecimento, wifi; tr Tuvalet, ısıtma, wifi
en: toilet*, air con*, heating, wifi, too hot, dirty {train|carriage|seat*}, power socket*
de: toilette*, klimaanlage, heizung, wlan, schmutzig, steckdose*
fr: toilettes, climatisation, clim, chauffage, wifi, sale
es: baño*, aire acondicionado, calefacción, wifi, sucio
it: bagno, bagni, aria condizionata, riscaldamento, wifi, sporco
nl: toilet*, airco, verwarming, wifi, vies
pl: toalet*, klimatyzacj*, ogrzewani*, wifi, brudn*
pt: casa de banho, ar condicionado, aquecimento, wifi, sujo
tr: tuvalet*, klima*, ısıtma, wifi, kirli
## tickets: Tickets and railcards
names: de Fahrkarten und Bahncards; fr Billets et cartes; es Billetes y abonos; it Biglietti e tessere; nl Kaartjes en abonnementen; pl Bilety i karty; pt Bilhetes e passes; tr Biletler ve kartlar
en: ticket*, railcard*, season ticket, fine, penalty fare, ticket machine, barrier*
de: fahrkarte*, ticket*, bahncard, monatskarte, deutschlandticket, automat, bußgeld
fr: billet*, abonnement, carte avantage, contrôleur, amende
es: billete*, abono*, multa, revisor
it: bigliett*, abbonament*, multa, controllore
nl: kaartje*, ov chipkaart, abonnement, boete, incheck*
pl: bilet*, karta miejska, mandat*, kontroler*
pt: bilhete*, passe, multa, revisor
tr: bilet*, abonman, ceza, turnike
## lost-property: Lost property
names: de Fundsachen; fr Objets trouvés; es Objetos perdidos; it Oggetti smarriti; nl Gevonden voorwerpen; pl Rzeczy znalezione; pt Perdidos e achados; tr Kayıp eşya
en: lost property, left my ~ on {the|} train, lost and found
de: fundbüro, fundsache*, im zug {vergessen|liegen gelassen}
fr: objet* {trouvé*|perdu*}, oublié ~ dans le train
es: objetos perdidos, {olvidado|olvidé|dejé} ~ tren
it: oggetti smarriti, dimenticat* ~ treno
nl: gevonden voorwerpen, laten liggen ~ trein
pl: rzeczy znalezion*, zostawi* ~ pociąg*
pt: perdidos e achados, {esqueci|deixei} ~ comboio
tr: kayıp eşya, trende unuttum
`

export const hospitality = `
# stay: Stay
names: de Aufenthalt; fr Séjour; es Estancia; it Soggiorno; nl Verblijf; pl Pobyt; pt Estadia; tr Konaklama
en: hotel, room, rooms, stay
de: hotel, zimmer, aufenthalt
fr: hôtel, chambre*, séjour
es: hotel, habitación, habitaciones, estancia
it: hotel, albergo, camera, camere, soggiorno
nl: hotel, kamer, kamers, verblijf
pl: hotel*, pokój, pokoj*, pobyt*
pt: hotel, quarto*, estadia
tr: otel*, oda, odamız, konaklama
## booking: Booking
names: de Buchung; fr Réservation; es Reserva; it Prenotazione; nl Boeking; pl Rezerwacja; pt Reserva; tr Rezervasyon
en: booking*, reservation*, booked, overbooked, booking.com
de: buchung*, reservierung*, gebucht, überbucht
fr: réservation*, réserv*, surbook*
es: reserva*, reservé
it: prenotazion*, prenotat*
nl: boeking*, reservering*, geboekt
pl: rezerwac*, zarezerwow*
pt: reserva*, reservei
tr: rezervasyon*
## cleanliness: Cleanliness
names: de Sauberkeit; fr Propreté; es Limpieza; it Pulizia; nl Netheid; pl Czystość; pt Limpeza; tr Temizlik
en: dirty, filthy, bed bugs, bedbug*, cockroach*, mould, stains, not cleaned, hair in
de: dreckig, schmutzig, bettwanzen, kakerlake*, schimmel, flecken, nicht gereinigt
fr: sale, punaises, cafard*, moisissure, taches, pas nettoyé*
es: sucio, sucia, chinches, cucaracha*, moho, manchas
it: sporc*, cimici, scarafagg*, muffa, macchie
nl: vies, smerig, bedwants*, kakkerlak*, schimmel, vlekken
pl: brudn*, pluskw*, karaluch*, pleśń, plam*
pt: sujo, suja, percevejo*, barata*, bolor, mofo
tr: kirli, pis, böcek*, küf, leke*
## noise: Noise
names: de Lärm; fr Bruit; es Ruido; it Rumore; nl Lawaai; pl Hałas; pt Ruído; tr Gürültü
en: noise, noisy, loud {music|neighbours|room}, couldnt sleep, construction work
de: laut, lärm, baustelle, nicht schlafen
fr: bruit, bruyant*, travaux, pas pu dormir
es: ruido*, ruidos*, obras, no {pude|pudimos} dormir
it: rumor*, lavori, non {ho|abbiamo} dormito
nl: lawaai, geluidsoverlast, herrie, niet slapen
pl: hałas*, głośn*, remont
pt: barulho, ruído, obras, não consegui dormir
tr: gürültü*, uyuyamadık, inşaat
## breakfast: Food and breakfast
names: de Essen und Frühstück; fr Repas et petit-déjeuner; es Comida y desayuno; it Cibo e colazione; nl Eten en ontbijt; pl Jedzenie i śniadanie; pt Comida e pequeno-almoço; tr Yemek ve kahvaltı
en: breakfast, restaurant, food, buffet, dinner, food poisoning, allergen*, allergic
de: frühstück, restaurant, essen, buffet, lebensmittelvergiftung, allergi*
fr: petit déjeuner, restaurant, repas, buffet, intoxication, allergi*
es: desayuno, restaurante, comida, bufé, intoxicación, alergi*
it: colazione, ristorante, cibo, buffet, intossicazione, allergi*
nl: ontbijt, restaurant, eten, buffet, voedselvergiftiging, allergi*
pl: śniadani*, restauracj*, jedzeni*, zatruci*, alergi*
pt: pequeno almoço, café da manhã, restaurante, comida, intoxicação, alergi*
tr: kahvaltı*, restoran*, yemek*, zehirlen*, alerji*
## check-in: Check-in and check-out
names: de An- und Abreise; fr Arrivée et départ; es Entrada y salida; it Check-in e check-out; nl Inchecken en uitchecken; pl Zameldowanie i wymeldowanie; pt Check-in e check-out; tr Giriş ve çıkış
en: check in, check out, checkin, late check, early check, key card, reception
de: check in, check out, rezeption, zimmerkarte, schlüsselkarte
fr: check in, check out, réception, carte de la chambre, arrivée tardive
es: check in, check out, recepción, llave de la habitación
it: check in, check out, reception, chiave della camera
nl: inchecken, uitchecken, receptie, sleutelkaart
pl: zameldowani*, wymeldowani*, recepcj*, karta do pokoju
pt: check in, check out, receção, recepção, chave do quarto
tr: check in, check out, resepsiyon*, oda kartı
## facilities: Pool, wifi, air conditioning
names: de Pool, WLAN, Klimaanlage; fr Piscine, wifi, climatisation; es Piscina, wifi, aire acondicionado; it Piscina, wifi, aria condizionata; nl Zwembad, wifi, airco; pl Basen, wifi, klimatyzacja; pt Piscina, wifi, ar condicionado; tr Havuz, wifi, klima
en: pool, spa, gym, wifi, air con*, heating, elevator, lift, parking, hot water
de: pool, spa, wlan, klimaanlage, heizung, aufzug, parkplatz, warmwasser
fr: piscine, spa, wifi, climatisation, chauffage, ascenseur, parking, eau chaude
es: piscina, spa, wifi, aire acondicionado, calefacción, ascensor, parking, agua caliente
it: piscina, spa, wifi, aria condizionata, riscaldamento, ascensore, parcheggio, acqua calda
nl: zwembad, spa, wifi, airco, verwarming, lift, parkeren, warm water
pl: basen*, spa, wifi, klimatyzacj*, ogrzewani*, wind*, parking*, ciepł* wod*
pt: piscina, spa, wifi, ar condicionado, aquecimento, elevador, estacionamento, água quente
tr: havuz*, spa, wifi, klima*, ısıtma, asansör*, otopark*, sıcak su
## lost-items: Things left behind
names: de Liegen Gelassenes; fr Objets oubliés; es Objetos olvidados; it Cose dimenticate; nl Achtergelaten spullen; pl Pozostawione rzeczy; pt Coisas esquecidas; tr Unutulan eşyalar
en: left my, left behind, forgot my, lost and found
de: liegen gelassen, vergessen, fundsache*
fr: oublié, objet* perdu*
es: {olvidé|olvidado|dejé}, objetos perdidos
it: dimenticat*, oggetti smarriti
nl: laten liggen, vergeten, gevonden voorwerpen
pl: zostawi*, zapomnia*
pt: esqueci, perdidos e achados
tr: unuttum, unutmuş*, kayıp eşya
`
