/** Paying, and getting money back: in every industry. */
export const money = `
# payment: Payment
names: de Zahlung; fr Paiement; es Pago; it Pagamento; nl Betaling; pl Płatność; pt Pagamento; tr Ödeme
en: payment, payments, pay by, paying, card {declined|rejected|refused}, paypal, bank transfer, instalment*
de: zahlung*, bezahlen, bezahlt, kreditkarte, überweisung, ratenzahlung, lastschrift
fr: paiement*, payer, payé, carte {bancaire|refusée}, virement, prélèvement*
es: pago, pagos, pagar, tarjeta {rechazada|denegada}, transferencia
it: pagamento, pagamenti, pagare, carta rifiutata, bonifico
nl: betaling*, betalen, betaald, ideal, overschrijving, incasso
pl: płatnoś*, zapłac*, przelew*, karta odrzucona
pt: pagamento*, pagar, cartão recusado, transferência, multibanco
tr: ödeme*, ödedim, havale, kredi kartı*
## refund: Refund
names: de Erstattung; fr Remboursement; es Reembolso; it Rimborso; nl Terugbetaling; pl Zwrot pieniędzy; pt Reembolso; tr Para iadesi
en: refund*, money back, reimburs*, get my money, credited back
de: erstatt*, rückerstatt*, geld zurück, rückzahlung, gutschrift
fr: rembours*, un avoir, rendre mon argent
es: reembols*, devolución del dinero, devolver ~ dinero, reintegro
it: rimbors*, soldi indietro, riaccredit*
nl: terugbetal*, geld terug, restitutie, terugstort*
pl: zwrot {pieniędzy|kosztów|środków|płatności|}, zwróc* ~ {pieniąd*|kosz*}, oddaj* pieniądz*
pt: reembols*, devolução do dinheiro, devolver ~ dinheiro, estorno
tr: iade {ücreti|bedeli|}, para iadesi, paramı geri, geri ödeme*
## wrong-charge: Wrong or double charge
names: de Falsche oder doppelte Abbuchung; fr Prélèvement erroné ou double; es Cobro erróneo o doble; it Addebito errato o doppio; nl Foute of dubbele afschrijving; pl Błędne lub podwójne obciążenie; pt Cobrança errada ou dupla; tr Yanlış veya çift çekim
en: charged {twice|double|again|too much|wrong*}, overcharg*, double charge*, charged me, unknown charge*, wrong amount, debited twice
de: doppelt {abgebucht|berechnet|belastet}, zu viel {abgebucht|berechnet}, falsch abgebucht, abgebucht, falscher betrag
fr: {débité|prélevé|facturé}, double prélèvement, montant {faux|incorrect|erroné}, surfactur*
es: {cobrado|cobraron|cargado} ~ {dos veces|doble|de más}, cobro {doble|duplicado|indebido}, cargo {indebido|duplicado}, me han cobrado
it: addebitat*, doppio addebito, addebito, importo {sbagliato|errato}
nl: {dubbel|twee keer} {afgeschreven|betaald|berekend}, te veel {betaald|berekend|afgeschreven}, afgeschreven, verkeerd bedrag
pl: {podwójn*|dwukrotn*|dwa razy} ~ {pobran*|obciąż*|zapłac*}, pobrano, obciążono, zła kwota
pt: cobrado, cobraram, {cobrança|débito} {dupla|duplicada|indevida|duplicado}, valor errado
tr: {iki kez|iki kere|çift} ~ {çekil*|tahsil*}, fazla çekil*, yanlış tutar
## invoice: Invoice and bill
names: de Rechnung; fr Facture; es Factura; it Fattura e bolletta; nl Factuur en rekening; pl Faktura i rachunek; pt Fatura; tr Fatura
en: invoice*, bill, bills, billing, receipt, vat number, statement of account
de: rechnung*, beleg, quittung, mahnung*, rechnungskopie
fr: facture*, reçu de paiement, justificatif, relance
es: factura*, recibo, comprobante
it: fattura*, ricevuta, bolletta, scontrino
nl: factuur, facturen, rekening, bon, kassabon, aanmaning
pl: faktur*, rachun*, paragon*
pt: fatura*, recibo, nif
tr: fatura*, fiş, makbuz
## price: Price
names: de Preis; fr Prix; es Precio; it Prezzo; nl Prijs; pl Cena; pt Preço; tr Fiyat
en: price*, expensive, overpriced, cheaper, price {rise|increase|match}, fee, fees, surcharge
de: preis*, teuer, teurer, gebühr*, zuschlag, preiserhöhung
fr: prix, cher, chère, tarif*, frais, hausse de prix
es: precio*, caro, cara, tarifa*, comisión, subida de precio
it: prezz*, caro, costa troppo, tariff*, commissione
nl: prijs, prijzen, duur, duurder, tarief, toeslag, prijsverhoging
pl: cena, ceny, drog*, opłat*, podwyżk*
pt: preço*, caro, cara, tarifa*, taxa*, aumento de preço
tr: fiyat*, pahalı, zam, ücret*
## voucher: Voucher and discount
names: de Gutschein und Rabatt; fr Bon et remise; es Cupón y descuento; it Buono e sconto; nl Tegoedbon en korting; pl Bon i rabat; pt Vale e desconto; tr Kupon ve indirim
en: voucher*, discount*, promo {code|}, coupon*, gift card*, black friday
de: gutschein*, rabatt*, aktionscode, geschenkkarte, rabattcode
fr: bon {d achat|de réduction|cadeau}, code promo, remise, réduction, carte cadeau
es: cupón, cupones, descuento*, código promocional, tarjeta regalo, vale
it: buono, sconto, sconti, codice {sconto|promo*}, carta regalo
nl: korting*, kortingscode, cadeaubon, cadeaukaart, tegoedbon
pl: kupon*, rabat*, kod rabatowy, zniżk*, karta podarunkowa, bon
pt: vale, desconto*, cupão, cupom, código promocional, cartão presente
tr: indirim*, kupon*, promosyon kodu, hediye {kartı|çeki}
`
