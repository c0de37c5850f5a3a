import type { RecordKind } from '@evenhand/contract/records.ts'
import type { RecordField } from '@evenhand/contract/record-mapping.ts'

/**
 * How other systems call our fields, in several languages, likeliest first; letters and digits only, small, without accents. A field is looked
 * for under its own name before all of these.
 */
export const usualNames: Readonly<Record<RecordKind, Readonly<Partial<Record<RecordField, string>>>>> = {
  customers: {
    id:
      'customerid customernumber customerno customer kundennummer kundennr kdnr kundenid kunde numeroclient numclient codeclient idclient ' +
      'idcliente numerocliente codigocliente codicecliente clientid client klantnummer klantid nrklienta idklienta crmid accountid ' +
      'accountnumber userid memberid contactid personid externalid uid',
    first_name: 'firstname givenname forename vorname prenom voornaam imie defaultaddressfirstname',
    last_name: 'lastname surname familyname nachname nomdefamille apellido apellidos cognome achternaam nazwisko sobrenome',
    name:
      'fullname customername displayname contactname kundenname nomcomplet nomclient nombrecompleto nombrecliente nomecompleto nomecliente ' +
      'klantnaam naam imieinazwisko nazwa nom nombre nome',
    email:
      'emailaddress customeremail mail emailadresse mailadresse adressemail adresseemail adresseelectronique courriel correo ' +
      'correoelectronico indirizzoemail emailadres adresemail emails',
    phone:
      'phonenumber telephone telephonenumber mobile mobilephone mobilenumber tel telefon telefonnummer handy handynummer mobil mobilnummer ' +
      'numerodetelephone portable telefono movil cellulare telefoon telefoonnummer telefone celular',
    language: 'lang locale sprache langue idioma lingua taal jezyk preferredlanguage customerlocale',
    city: 'town ort stadt wohnort ville ciudad citta cidade plaats stad woonplaats miasto defaultaddresscity billingcity addresscity',
    since:
      'customersince createdat created creationdate registeredat registered registrationdate signupdate signedup joined joinedat kundeseit ' +
      'angelegtam registriertam registrierungsdatum erstelltam erstelldatum clientdepuis datecreation datedecreation dateinscription ' +
      'clientedesde fechaalta fechadealta fecharegistro clientedal datacreazione dataregistrazione klantsinds aangemaaktop',
    support_needs: 'accessibility accessibilityneeds barrierefreiheit hilfebedarf',
    vouched: 'emailverified verified verifiedemail emailconfirmed',
  },
  orders: {
    number:
      'ordernumber orderno orderid order ordername bestellnummer bestellnr bestellid auftragsnummer auftragsnr rechnungsnummer ' +
      'numerodecommande numerocommande numcommande commande refcommande numerodepedido numeropedido pedido numeroordine numerodiordine ordine ' +
      'bestelnummer ordernummer numerzamowienia nrzamowienia zamowienie transactionid transaction invoicenumber invoiceno invoiceid ' +
      'subscriptionid contractid contractnumber vertragsnummer id name',
    customer_id:
      'customer customernumber customerno kundennummer kundennr kdnr kundenid kunde numeroclient numclient codeclient idclient idcliente ' +
      'numerocliente codigocliente codicecliente clientid client klantnummer klantid nrklienta idklienta crmid accountid userid memberid buyerid',
    customer_email:
      'email emailaddress mail emailadresse adressemail courriel correo correoelectronico indirizzoemail emailadres buyeremail contactemail',
    date:
      'orderdate ordereddate orderedat createdat created placedat placedon purchasedate purchasedat paidat processedat datum bestelldatum ' +
      'auftragsdatum kaufdatum rechnungsdatum datedecommande datecommande dateachat fecha fechapedido fechadepedido fechacompra data dataordine ' +
      'datadiacquisto besteldatum datazamowienia day invoicedate transactiondate startdate startedat start datetime timestamp',
    amount:
      'total totalamount totalprice ordertotal grandtotal ordervalue amountpaid netamount revenue sales price value sum betrag gesamtbetrag ' +
      'gesamtsumme gesamt summe bestellwert umsatz preis montant montanttotal prixtotal prix importe importetotal valor totale importo prezzo ' +
      'bedrag totaal totaalbedrag kwota wartosc',
    currency: 'currencycode ordercurrency wahrung wahrungscode devise monnaie moneda divisa valuta waluta moeda',
    margin:
      'grossmargin marginamount profit grossprofit contribution contributionmargin deckungsbeitrag marge gewinn rohertrag margen margine beneficio marza',
    category:
      'productcategory producttype department kategorie produktkategorie warengruppe categorie categorieproduit categoria categoriaproducto kategoria',
    product:
      'productname producttitle item itemname article lineitemname description produkt produktname artikel artikelname bezeichnung produit ' +
      'nomproduit producto articulo prodotto nomeprodotto articolo produkty plan planname',
    batch: 'batchnumber lot lotnumber charge chargennummer serie',
    status: 'orderstatus state fulfillmentstatus financialstatus bestellstatus auftragsstatus stand statut etat estado stato',
    cancelled: 'cancelledat canceledat cancelleddate canceldate storniertam stornodatum dateannulation fechacancelacion',
    refunded:
      'refundedamount amountrefunded refundamount totalrefunded refundtotal totalrefundedamount erstattet erstattungsbetrag erstatteterbetrag rembourse ' +
      'montantrembourse reembolsado importereembolsado rimborsato importorimborsato terugbetaald kwotazwrotu',
    type: 'transactiontype ordertype recordtype kind buchungsart art typ tipo',
    refund_of:
      'refundedorder originalorder originalordernumber originalorderid parentorder parentorderid relatedorder erstattungzu ursprungsbestellung commandeorigine pedidooriginal',
    every:
      'interval billinginterval billingperiod billingcycle period frequency recurrence intervall abrechnungsintervall turnus frequence periodicite periodo frecuencia frequenza',
    ended: 'endedat enddate ends end kundigungsdatum vertragsende datefin fechafin datafine einddatum',
    promised:
      'promiseddate promisedat promiseddelivery estimateddelivery estimateddeliverydate expecteddelivery deliverydate duedate lieferdatum liefertermin ' +
      'zugesagtam datelivraison fechaentrega dataconsegna leverdatum',
    deadline:
      'deadlineat departure departuredate departureat appointment appointmentat traveldate eventdate abflug abreise termin',
    deadline_kind: 'deadlinetype',
  },
  contacts: {
    id: 'contactid callid ticketid chatid interactionid caseid messageid conversationid uuid gesprachsid vorgangsnummer ticketnummer idllamada idappel ticketnumber',
    customer_id:
      'customer customernumber customerno kundennummer kundennr kdnr kundenid kunde numeroclient codeclient idclient idcliente numerocliente ' +
      'codicecliente clientid client klantnummer klantid idklienta crmid accountid userid memberid',
    customer_email: 'email emailaddress from sender requester requesteremail emailadresse absender courriel correo mail',
    customer_phone:
      'phone phonenumber caller callernumber callerid callerphone ani telephone tel telefon telefonnummer rufnummer anrufer appelant telefono llamante chiamante',
    time:
      'date datetime timestamp startedat start starttime createdat created receivedat calledat calltime occurredat zeitpunkt zeit datum ' +
      'beginn anrufzeit eingang heure dateheure fecha fechahora data dataora tijdstip',
    channel: 'medium mediatype contacttype type kanal canal canale kanaal art',
    outcome: 'result status disposition resolution ergebnis resultat resultado esito uitkomst wynik state statut estado stato',
    wait: 'waittime waitseconds waitingtime queuetime timeinqueue speedofanswer wartezeit tempsattente attente tiempoespera tiempodeespera tempoattesa wachttijd',
    duration:
      'durationseconds talktime calllength callduration handletime length dauer gesprachsdauer duree duracion durata duur',
    abandoned: 'isabandoned wasabandoned hungup aufgelegt abgebrochen abandonne abandonado abandonada abbandonata opgehangen',
    reference:
      'ref order ordernumber orderid case ticket bestellnummer auftragsnummer commande numerocommande pedido ordine bestelnummer about',
    subject:
      'topic reason summary title description betreff thema anliegen grund sujet objet motif asunto motivo oggetto onderwerp temat',
  },
}
