/** Money, risk, body and state: bank, insurance, health, public service. */
export const bank = `
# banking: Banking
names: de Bank; fr Banque; es Banca; it Banca; nl Bankieren; pl Bankowość; pt Banco; tr Bankacılık
en: bank, banking, branch
de: bank, filiale, banking
fr: banque, agence, conseiller bancaire
es: banco, sucursal, oficina
it: banca, filiale, sportello
nl: bank, filiaal, bankieren
pl: bank, banku, oddział*, placówk*
pt: banco, balcão, agência
tr: banka*, şube*
## card: Card
names: de Karte; fr Carte; es Tarjeta; it Carta; nl Pas; pl Karta; pt Cartão; tr Kart
en: card, debit card, credit card, card ~ {blocked|declined|swallowed|lost|stolen|expired}, pin, contactless
de: karte*, girocard, kreditkarte*, karte ~ {gesperrt|eingezogen|verloren|gestohlen}, pin
fr: carte*, carte ~ {bloquée|avalée|perdue|volée|refusée}, code pin, sans contact
es: tarjeta*, tarjeta ~ {bloqueada|robada|perdida}, pin
it: carta, carte, bancomat, carta ~ {bloccata|smarrita|rubata}, pin
nl: pas, bankpas, pinpas, creditcard, pas ~ {geblokkeerd|kwijt|gestolen}, pincode
pl: kart*, karta ~ {zablokow*|zgubion*|skradzion*}, pin
pt: cartão, cartões, cartão ~ {bloqueado|roubado|perdido}, pin
tr: kart*, kartım ~ {bloke|çalındı|kayboldu}, pin
## fraud: Fraud
names: de Betrug; fr Fraude; es Fraude; it Frode; nl Fraude; pl Oszustwo; pt Fraude; tr Dolandırıcılık
en: fraud*, scam*, phishing, unauthori*, didnt make ~ {payment|transaction|purchase}, hacked, suspicious {call|text|email|transaction}
de: betrug*, betrüger*, phishing, nicht autorisiert*, unbekannte abbuchung*, gehackt
fr: fraud*, arnaque*, hameçonnage, phishing, non autoris*, pirat*
es: fraude*, estafa*, phishing, no autorizad*, no reconozco, hacke*
it: frod*, truff*, phishing, non autorizzat*, hacker*, non riconosco
nl: fraude*, oplicht*, phishing, niet geautoriseerd, gehackt
pl: oszust*, oszuk*, phishing, nieautoryzowan*, wyłudz*, włam*
pt: fraude*, burla*, phishing, não autorizad*, não reconheço
tr: dolandır*, oltalama, yetkisiz işlem, bilgim dışında, çalınmış
## transfer: Transfer and standing order
names: de Überweisung und Dauerauftrag; fr Virement et prélèvement; es Transferencia y orden permanente; it Bonifico e ordine permanente; nl Overboeking en periodieke opdracht; pl Przelew i zlecenie stałe; pt Transferência e ordem permanente; tr Havale ve düzenli ödeme
en: transfer*, standing order, direct debit, iban, wire, payment ~ {pending|not arrived|stuck}
de: überweisung*, überwiesen, dauerauftrag, lastschrift*, iban
fr: virement*, prélèvement*, iban
es: transferencia*, domiciliación, iban, bizum
it: bonific*, addebito diretto, iban
nl: overboek*, overschrijv*, automatische incasso, iban, tikkie
pl: przelew*, zlecenie stałe, iban, blik
pt: transferência*, débito direto, iban, mbway, pix
tr: havale, eft, transfer*, otomatik ödeme, iban
## loan: Loan and mortgage
names: de Kredit und Hypothek; fr Prêt et crédit immobilier; es Préstamo e hipoteca; it Prestito e mutuo; nl Lening en hypotheek; pl Kredyt i hipoteka; pt Empréstimo e hipoteca; tr Kredi ve konut kredisi
en: loan*, mortgage*, interest rate*, credit score, overdraft, repayment*
de: kredit, kredite, darlehen, hypothek*, zinsen, dispo*, rate
fr: prêt, prêts, crédit immobilier, hypothèque, taux, découvert
es: préstamo*, hipoteca*, interés, intereses, descubierto
it: prestit*, mutuo, interess*, tasso, scoperto
nl: lening*, hypotheek*, rente, rood staan
pl: kredyt*, pożyczk*, hipotek*, oprocentowani*, debet*
pt: empréstimo*, crédito habitação, hipoteca, juros, descoberto
tr: kredi, krediler, konut kredisi, faiz*, eksi bakiye
## cash-machine: Cash machine
names: de Geldautomat; fr Distributeur; es Cajero; it Bancomat; nl Geldautomaat; pl Bankomat; pt Multibanco; tr Bankamatik
en: atm, cash machine, cashpoint, cash withdrawal, withdraw*
de: geldautomat*, automat, bargeld, abheb*
fr: distributeur*, retrait*, dab, espèces
es: cajero*, efectivo, retir*
it: bancomat, prelie*, contanti
nl: geldautomaat, pinautomaat, contant*, opnemen
pl: bankomat*, gotówk*, wypłac*
pt: multibanco, caixa automática, levantar dinheiro, levantamento
tr: atm, bankamatik, para çek*, nakit
## account-blocked: Account blocked or closed
names: de Konto gesperrt oder geschlossen; fr Compte bloqué ou fermé; es Cuenta bloqueada o cerrada; it Conto bloccato o chiuso; nl Rekening geblokkeerd of gesloten; pl Konto zablokowane lub zamknięte; pt Conta bloqueada ou fechada; tr Bloke veya kapalı hesap
en: account ~ {blocked|frozen|closed|locked|suspended|restricted}, frozen {my|} account, close my account
de: konto ~ {gesperrt|eingefroren|gekündigt|geschlossen}, kontosperrung, konto kündigen
fr: compte ~ {bloqué|clôturé|fermé|suspendu}, clôture
es: cuenta ~ {bloqueada|congelada|cerrada}, cerrar mi cuenta
it: conto ~ {bloccato|chiuso|congelato}, chiudere il conto
nl: rekening ~ {geblokkeerd|bevroren|gesloten}, rekening opheffen
pl: {konto|rachunek} ~ {zablokow*|zamroż*|zamknię*}
pt: conta ~ {bloqueada|congelada|encerrada}, fechar a conta
tr: hesap ~ {bloke|kapatıldı|donduruldu}, hesabım* ~ {bloke|donduruldu}
## opening: Opening an account
names: de Kontoeröffnung; fr Ouverture de compte; es Apertura de cuenta; it Apertura conto; nl Rekening openen; pl Otwarcie konta; pt Abertura de conta; tr Hesap açma
en: open an account, opening an account, new account, video ident*, proof of address, kyc
de: konto eröffnen, kontoeröffnung, postident, videoident, legitimation
fr: ouvrir un compte, ouverture de compte, justificatif de domicile
es: abrir una cuenta, apertura de cuenta, justificante de domicilio
it: aprire un conto, apertura conto, identificazione
nl: rekening openen, nieuwe rekening, identificatie
pl: założyć konto, otwar* konta, weryfikacj* tożsamości
pt: abrir conta, abertura de conta, comprovativo de morada
tr: hesap {açmak|açtım|açamıyorum|açılış*}, kimlik doğrulama
`

export const insurance = `
# insurance: Insurance
names: de Versicherung; fr Assurance; es Seguro; it Assicurazione; nl Verzekering; pl Ubezpieczenie; pt Seguro; tr Sigorta
en: insurance, insurer, policy, cover, covered
de: versicherung*, police, versichert
fr: assurance*, assureur, police, assuré
es: seguro, seguros, aseguradora, póliza
it: assicurazion*, polizza, assicurat*
nl: verzekering*, polis, verzekerd
pl: ubezpiecz*, polis*
pt: seguro, seguros, seguradora, apólice
tr: sigorta*, poliçe*
## claim: Claim
names: de Schaden; fr Sinistre; es Siniestro; it Sinistro; nl Claim; pl Szkoda; pt Sinistro; tr Hasar
en: claim*, claims handler, adjuster, damage report, settlement
de: schaden, schadensfall, schadensmeldung, schadenfall, gutachter, regulierung
fr: sinistre*, déclaration, expert, dossier de sinistre
es: siniestro*, parte, perito, indemnización
it: sinistr*, denuncia, perito, risarciment*
nl: schade, claim*, schademelding, expert
pl: szkod*, likwidac*, rzeczoznawc*, odszkodowan*
pt: sinistro*, participação, perito, indemnização
tr: hasar*, eksper*, tazminat*
## refused: Refused claim
names: de Abgelehnter Schaden; fr Sinistre refusé; es Siniestro rechazado; it Sinistro respinto; nl Afgewezen claim; pl Odmowa wypłaty; pt Sinistro recusado; tr Reddedilen hasar
en: {claim|cover} ~ {rejected|refused|denied|declined}, {rejected|denied|refused} {my|the|our} claim, not covered, exclusion*
de: abgelehnt, ablehnung, zahlt nicht, nicht {gedeckt|versichert}, leistung ~ verweigert
fr: refus*, rejet*, non couvert, pas couvert, exclusion*
es: rechaz*, denegad*, no cubre, no está cubierto
it: rifiut*, respint*, non copre, non coperto
nl: afgewezen, geweigerd, niet gedekt, keert niet uit
pl: odmow*, odmów*, odrzuc*, nie obejmuje
pt: recus*, rejeit*, não cobre, não está coberto
tr: redded*, reddetti*, karşılamıyor, kapsam dışı
## premium: Premium
names: de Beitrag; fr Cotisation; es Prima; it Premio; nl Premie; pl Składka; pt Prémio; tr Prim
en: premium*, renewal quote, price increase, no claims bonus
de: beitrag*, prämie*, beitragserhöhung, schadenfreiheit*
fr: prime*, cotisation*, bonus malus
es: prima, primas, cuota, bonificación
it: premio, premi, bonus malus
nl: premie*, no claim, schadevrije jaren
pl: składk*, zniżk*
pt: prémio*, bónus
tr: prim*, hasarsızlık
## cancel-policy: Cancelling and changing
names: de Kündigen und ändern; fr Résilier et modifier; es Cancelar y cambiar; it Disdire e modificare; nl Opzeggen en wijzigen; pl Wypowiedzenie i zmiany; pt Cancelar e alterar; tr İptal ve değişiklik
en: cancel* {my|the|our} {policy|insurance|cover}, change my {policy|details}, renewal, new car on
de: kündig*, vertrag ändern, wechseln, sonderkündigung
fr: résili*, changer de contrat, avenant
es: cancelar ~ {póliza|seguro}, baja, renovación
it: disdett*, disdire, rinnov*
nl: opzeg*, wijzig*, verleng*
pl: wypowiedz*, rezygnac*, odnowieni*
pt: cancelar ~ {apólice|seguro}, renovação
tr: poliçe* ~ iptal, yenileme*
## car: Car and accident
names: de Auto und Unfall; fr Auto et accident; es Coche y accidente; it Auto e incidente; nl Auto en ongeval; pl Auto i wypadek; pt Carro e acidente; tr Araç ve kaza
en: car accident, accident, windscreen, breakdown, roadside, tow*, hire car
de: unfall, auto*, windschutzscheibe, panne, abschlepp*, mietwagen, kfz*
fr: accident, voiture, pare brise, dépann*, remorqu*
es: accidente, coche, parabrisas, grúa
it: incidente, auto, parabrezza, carro attrezzi
nl: ongeluk, aanrijding, auto, ruitschade, pech, sleep*
pl: wypad*, samoch*, szyb*, lawet*, kolizj*
pt: acidente, carro, para brisas, reboque
tr: kaza*, araç, aracım*, çekici, cam
## home: Home and water damage
names: de Haus und Wasserschaden; fr Habitation et dégât des eaux; es Hogar y daños por agua; it Casa e danni da acqua; nl Woning en waterschade; pl Dom i zalanie; pt Casa e danos por água; tr Konut ve su hasarı
en: water damage, leak*, flood*, burst pipe, burglary, home insurance, storm damage
de: wasserschaden, rohrbruch, einbruch, hausrat*, sturmschaden, überschwemm*
fr: dégât* des eaux, fuite, inondation, cambriol*, habitation
es: daños por agua, fuga, inundaci*, robo, hogar
it: danni d acqua, perdita, allag*, furto, casa
nl: waterschade, lekkage, inbraak, inboedel*, stormschade
pl: zalani*, zalan*, włamani*, powódź, mieszkani*
pt: danos por água, inundaç*, assalto, casa
tr: su baskın*, sızıntı, hırsızlık, konut
## travel: Travel and health cover
names: de Reise- und Krankenschutz; fr Voyage et santé; es Viaje y salud; it Viaggio e salute; nl Reis- en zorgdekking; pl Podróż i zdrowie; pt Viagem e saúde; tr Seyahat ve sağlık güvencesi
en: travel insurance, trip, hospital abroad, medical bill, health insurance
de: reiseversicherung, reiserücktritt*, krankenhaus, auslandskranken*, arztrechnung
fr: assurance voyage, annulation de voyage, hospitalis*, mutuelle
es: seguro de viaje, viaje, hospital, seguro médico
it: assicurazione viaggio, viaggio, ospedale, spese mediche
nl: reisverzekering, annuleringsverzekering, ziekenhuis, zorgverzekering
pl: podróż*, szpital*, leczeni*
pt: seguro de viagem, viagem, hospital, seguro de saúde
tr: seyahat*, hastane*, sağlık sigortası
`

export const health = `
# care: Treatment
names: de Behandlung; fr Soins; es Tratamiento; it Cure; nl Behandeling; pl Leczenie; pt Tratamento; tr Tedavi
en: doctor*, treatment, nurse*, clinic, hospital
de: arzt, ärztin, behandlung*, klinik, krankenhaus, praxis
fr: médecin*, traitement*, clinique, hôpital, infirmi*
es: médico*, tratamiento*, clínica, hospital, enfermer*
it: medico, medici, cura, cure, clinica, ospedale, infermier*
nl: arts, dokter, behandeling*, kliniek, ziekenhuis
pl: lekarz*, leczeni*, klinik*, szpital*, przychodni*
pt: médico*, tratamento*, clínica, hospital, enfermeir*
tr: doktor*, tedavi*, klinik, hastane*, hemşire*
## appointment: Appointment
names: de Termin; fr Rendez-vous; es Cita; it Appuntamento; nl Afspraak; pl Wizyta; pt Consulta; tr Randevu
en: appointment*, booking slot, reschedul*, waiting list, referral
de: termin*, überweisung, warteliste, verschieben
fr: rendez vous, rdv, liste d attente, report*
es: cita, citas, lista de espera, aplaz*
it: appuntament*, visita, lista d attesa, rimand*
nl: afspraak, afspraken, wachtlijst, verwijzing
pl: wizyt*, termin*, skierowani*, kolejk*
pt: consulta*, marcação, lista de espera, reagend*
tr: randevu*, sıra bekle*, sevk
## waiting: Waiting room
names: de Wartezimmer; fr Salle d'attente; es Sala de espera; it Sala d'attesa; nl Wachtkamer; pl Poczekalnia; pt Sala de espera; tr Bekleme salonu
en: waiting room, waited ~ hours, hours ~ {waiting|emergency}, queue, emergency room, a and e
de: wartezimmer, stunden gewartet, notaufnahme, wartezeit*
fr: salle d attente, heures d attente, urgences
es: sala de espera, horas ~ espera*, urgencias
it: sala d attesa, ore ~ attesa, pronto soccorso
nl: wachtkamer, uren ~ {gewacht|wachten}, spoedeisende, wachttijd
pl: poczekaln*, godzin ~ czeka*, sor, izb* przyję*
pt: sala de espera, horas ~ espera, urgência*
tr: bekleme salonu, saat ~ bekle*, acil servis
## prescription: Prescription and medicine
names: de Rezept und Arznei; fr Ordonnance et médicaments; es Receta y medicamentos; it Ricetta e farmaci; nl Recept en medicijnen; pl Recepta i leki; pt Receita e medicamentos; tr Reçete ve ilaç
en: prescription*, medication, medicine*, pharmacy, pills, insulin, inhaler, dose
de: rezept*, medikament*, apotheke, tabletten, insulin
fr: ordonnance*, médicament*, pharmacie, comprimé*, insuline
es: receta*, medicamento*, medicación, farmacia, pastillas, insulina
it: ricett*, farmac*, medicinal*, pastiglie, insulina
nl: recept, recepten, medicijn*, apotheek, pillen, insuline
pl: recept*, lek, leki, leków, aptek*, tabletk*, insulin*
pt: receita*, medicamento*, farmácia, comprimido*, insulina
tr: reçete*, ilaç*, ilac*, eczane*, insülin
## results: Results and records
names: de Befunde und Akten; fr Résultats et dossiers; es Resultados e historial; it Esiti e cartelle; nl Uitslagen en dossier; pl Wyniki i dokumentacja; pt Resultados e processo clínico; tr Sonuçlar ve dosyalar
en: test result*, results, blood test*, scan, mri, x ray, medical record*
de: befund*, laborwerte, ergebnis*, blutwerte, röntgen, mrt, patientenakte
fr: résultat*, analyse*, prise de sang, irm, radio, dossier médical
es: resultado*, análisis, analítica, resonancia, radiografía, historial
it: referti, referto, esami, analisi, risonanza, cartella clinica
nl: uitslag*, bloedonderzoek, scan, mri, dossier
pl: wynik*, badani*, rezonans, rtg, dokumentacj*
pt: resultado*, análises, exame*, ressonância, processo clínico
tr: sonuç*, tahlil*, emar, röntgen, rapor*
## side-effects: Side effects and allergy
names: de Nebenwirkungen und Allergie; fr Effets secondaires et allergie; es Efectos secundarios y alergia; it Effetti collaterali e allergia; nl Bijwerkingen en allergie; pl Skutki uboczne i alergia; pt Efeitos secundários e alergia; tr Yan etki ve alerji
en: side effect*, allergic reaction, allerg*, rash, adverse reaction
de: nebenwirkung*, allergi*, ausschlag
fr: effet* secondaire*, allergi*, éruption, réaction
es: efecto* secundario*, alergi*, sarpullido, reacción
it: effett* collateral*, allergi*, reazione
nl: bijwerking*, allergi*, uitslag op mijn huid, reactie
pl: skutk* uboczn*, alergi*, uczuleni*, wysypk*
pt: efeito* secundário*, alergi*, reação
tr: yan etki*, alerji*, döküntü
## coverage: Costs and cover
names: de Kosten und Übernahme; fr Coûts et prise en charge; es Costes y cobertura; it Costi e copertura; nl Kosten en vergoeding; pl Koszty i refundacja; pt Custos e cobertura; tr Masraf ve karşılama
en: insurance card, copay, co payment, health insurance, private patient, costs covered
de: krankenkasse, zuzahlung, kostenübernahme, privatpatient, versichertenkarte
fr: carte vitale, mutuelle, prise en charge, reste à charge
es: tarjeta sanitaria, copago, seguro médico, cobertura
it: tessera sanitaria, ticket, esenzione, copertura
nl: zorgverzekering, eigen risico, vergoeding, zorgpas
pl: nfz, ubezpieczeni*, refundac*, dopłat*
pt: cartão de utente, comparticip*, taxa moderadora, seguro de saúde
tr: sgk, katkı payı, sağlık sigortası, provizyon
## hygiene: Hygiene
names: de Hygiene; fr Hygiène; es Higiene; it Igiene; nl Hygiëne; pl Higiena; pt Higiene; tr Hijyen
en: hygiene, dirty {ward|room|toilet*}, unclean, infection*
de: hygiene*, schmutzig*, dreckig, infektion*, keim*
fr: hygiène, sale, infection*
es: higiene, sucio, sucia, infección
it: igien*, sporc*, infezion*
nl: hygiëne, vies, infectie*
pl: higien*, brudn*, infekcj*, zakażeni*
pt: higiene, sujo, suja, infeção
tr: hijyen*, kirli, enfeksiyon*
`

export const publicService = `
# office: Office
names: de Amt; fr Administration; es Oficina pública; it Ufficio pubblico; nl Overheidsloket; pl Urząd; pt Repartição; tr Daire
en: council, city hall, office, authority
de: amt, behörde*, rathaus, bürgeramt, stadtverwaltung
fr: mairie, préfecture, administration, guichet
es: ayuntamiento, oficina, administración, ventanilla
it: comune, ufficio, sportello, amministrazione
nl: gemeente, stadhuis, loket
pl: urząd*, urzęd*, gmin*
pt: câmara municipal, repartição, balcão, junta
tr: belediye*, kaymakamlık, müdürlüğü, daire
## appointment: Appointment and queue
names: de Termin und Warteschlange; fr Rendez-vous et file; es Cita y cola; it Appuntamento e coda; nl Afspraak en wachtrij; pl Termin i kolejka; pt Marcação e fila; tr Randevu ve sıra
en: appointment*, queue, booking slot, no slots, waiting number
de: termin*, wartenummer, schlange, keine termine
fr: rendez vous, file d attente, créneau*
es: cita previa, cita, cola, turno
it: appuntament*, coda, fila, prenotazione
nl: afspraak, wachtrij, rij
pl: wizyt*, kolejk*, termin*
pt: marcação, fila, senha, agendamento
tr: randevu*, sıra, kuyruk
## papers: Passport, identity card, licence
names: de Pass, Ausweis, Führerschein; fr Passeport, carte d'identité, permis; es Pasaporte, DNI, carné; it Passaporto, carta d'identità, patente; nl Paspoort, identiteitskaart, rijbewijs; pl Paszport, dowód, prawo jazdy; pt Passaporte, cartão de cidadão, carta; tr Pasaport, kimlik, ehliyet
en: passport*, id card, identity card, driving licence, driver s license, birth certificate, visa
de: reisepass, pass, personalausweis, führerschein, geburtsurkunde, visum, meldebescheinigung
fr: passeport*, carte d identité, permis, acte de naissance, visa, titre de séjour
es: pasaporte*, dni, carnet, partida de nacimiento, visado, empadron*
it: passaport*, carta d identità, patente, certificato, visto
nl: paspoort*, identiteitskaart, rijbewijs, geboorteakte, visum
pl: paszport*, dow* osobist*, praw* jazdy, akt urodzenia, wiz*
pt: passaporte*, cartão de cidadão, carta de condução, certidão, visto
tr: pasaport*, kimlik kartı, ehliyet*, doğum belgesi, vize*
## benefits: Benefits
names: de Sozialleistungen; fr Aides sociales; es Ayudas sociales; it Sussidi; nl Uitkeringen; pl Świadczenia; pt Apoios sociais; tr Sosyal yardımlar
en: benefit*, allowance*, pension*, housing benefit, child benefit, unemployment
de: kindergeld, wohngeld, elterngeld, bürgergeld, rente, arbeitslosengeld, leistung*
fr: allocation*, caf, retraite, chômage, apl, aide*
es: ayuda*, pensión, subsidio, paro, prestación*
it: assegno, pensione, sussidio, disoccupazione, inps
nl: uitkering*, toeslag*, pensioen, kinderbijslag, bijstand
pl: zasiłek, zasiłk*, emerytur*, renta, 500 plus, 800 plus, zus
pt: subsídio*, abono, pensão, desemprego, segurança social
tr: emekli*, yardım, işsizlik, sgk, ödenek
## taxes: Taxes and fines
names: de Steuern und Bußgelder; fr Impôts et amendes; es Impuestos y multas; it Tasse e multe; nl Belastingen en boetes; pl Podatki i mandaty; pt Impostos e multas; tr Vergi ve cezalar
en: tax, taxes, tax return, council tax, fine, parking ticket, penalty
de: steuer*, finanzamt, bußgeld*, strafzettel, grundsteuer
fr: impôt*, taxe*, amende*, pv, contravention*
es: impuesto*, hacienda, multa*, ibi
it: tass*, impost*, multa, multe, imu, tari
nl: belasting*, boete*, aanslag, parkeerboete
pl: podat*, mandat*, grzywn*, pit
pt: imposto*, multa*, finanças, imi
tr: vergi*, trafik cezası, ceza*
## waste: Waste and streets
names: de Abfall und Straßen; fr Déchets et voirie; es Basura y calles; it Rifiuti e strade; nl Afval en straten; pl Śmieci i ulice; pt Lixo e ruas; tr Çöp ve sokaklar
en: bins, rubbish, garbage, waste, litter, recycling, pothole*, street light*
de: müll*, abfall*, tonne, sperrmüll, schlagloch, straßenlaterne*, papiertonne
fr: poubelle*, déchets, ordures, encombrants, nid de poule, lampadaire*
es: basura*, contenedor*, bache*, farola*, residuos
it: rifiuti, spazzatura, cassonett*, buche, lampion*
nl: afval, vuilnis, kliko, container, grofvuil, straatlantaarn*
pl: śmieci*, odpad*, kosz*, dziur* w drodze, latarni*
pt: lixo, contentor*, resíduos, buraco*, candeeiro*
tr: çöp*, çukur*, sokak lambası, atık*
## transport: Roads and public transport
names: de Straßen und Nahverkehr; fr Routes et transports; es Carreteras y transporte público; it Strade e trasporti pubblici; nl Wegen en openbaar vervoer; pl Drogi i komunikacja; pt Estradas e transportes; tr Yollar ve toplu taşıma
en: bus, buses, tram, traffic light*, road works, cycle lane, parking
de: bus, busse, straßenbahn, ampel*, baustelle*, radweg*, parkplatz, parken
fr: bus, tram*, feu rouge, travaux, piste cyclable, stationnement
es: autobús, autobuses, tranvía, semáforo*, obras, carril bici, aparcamiento
it: autobus, tram, semafor*, lavori, pista ciclabile, parcheggi*
nl: bus, bussen, tram, stoplicht*, wegwerkzaamheden, fietspad, parkeren
pl: autobus*, tramwaj*, światł*, remont*, ścieżk* rowerow*, parkin*
pt: autocarro*, elétrico, semáforo*, obras, ciclovia, estacionamento
tr: otobüs*, tramvay*, trafik ışı*, yol çalışma*, bisiklet yolu, otopark*
## schools: Schools and childcare
names: de Schule und Kinderbetreuung; fr Écoles et garde d'enfants; es Colegios y guarderías; it Scuole e asili; nl Scholen en kinderopvang; pl Szkoły i opieka nad dziećmi; pt Escolas e creches; tr Okul ve çocuk bakımı
en: school*, nursery, kindergarten, childcare, teacher*
de: schule*, kita, kindergarten, betreuungsplatz, lehrer*
fr: école*, crèche, maternelle, cantine, enseignant*
es: colegio*, escuela*, guardería, profesor*
it: scuol*, asilo, nido, mensa, insegnant*
nl: school, scholen, kinderopvang, crèche, leraar
pl: szkoł*, szkół, przedszkol*, żłob*, nauczyciel*
pt: escola*, creche, infantário, professor*
tr: okul*, kreş*, anaokulu, öğretmen*
`
