/** Goods that are ordered, sent, used and brought back. */
export const delivery = `
# delivery: Delivery
names: de Lieferung; fr Livraison; es Entrega; it Consegna; nl Bezorging; pl Dostawa; pt Entrega; tr Teslimat
en: deliver*, shipping, shipment, dispatch*, courier*, parcel*, package, tracking
de: liefer*, versand*, zustell*, paket*, sendung*, kurier, sendungsverfolgung
fr: livr*, expéd*, colis, transporteur, suivi {de|du|}
es: entreg*, envío*, paquete*, mensajer*, repartidor*, seguimiento
it: consegn*, spedi*, pacco, pacchi, corriere, tracking
nl: lever*, bezorg*, verzend*, pakket*, pakje, koerier
pl: dostaw*, przesył*, paczk*, kurier*, wysył*
pt: entreg*, envio, encomenda*, transportadora, estafeta, rastreio
tr: teslim*, kargo*, gönderi*, kurye*, paket*
## late-delivery: Late delivery
names: de Verspätete Lieferung; fr Livraison en retard; es Entrega con retraso; it Consegna in ritardo; nl Late bezorging; pl Opóźniona dostawa; pt Entrega atrasada; tr Geç teslimat
en: {delivery|parcel|package|order|shipment} ~ {late|delayed|overdue}, late {delivery|parcel|order}, {still|hasnt|has not|not|never} {arrived|been delivered|delivered|turned up|received|here}, {days|weeks} late, where {is|s} my {order|parcel|package|delivery|stuff}, no sign of {it|}, where is it, {supposed|meant} to {arrive|be here|come|be delivered}, still waiting for my {order|parcel|package|delivery}, delivery delay*
de: {lieferung|paket|bestellung|sendung} ~ verspät*, {noch|immer noch|noch immer} nicht {da|angekommen|geliefert|zugestellt|erhalten}, nicht {angekommen|geliefert|zugestellt|gekommen}, wo {bleibt|ist} {mein|meine} {paket|bestellung|lieferung|lampe}, warte ~ auf {mein|meine} {paket|bestellung|lieferung}, lieferverzug
fr: {pas|jamais|toujours pas} {reçu|arrivé|arrivée|livré|livrée}, retard de livraison, livraison ~ retard, où est {mon|ma} {colis|commande}, colis ~ retard, j attends {mon|ma} {colis|commande}
es: no {ha|me ha|} {llegado|llega}, retraso ~ {entrega|pedido|envío}, {pedido|paquete|envío} ~ {retrasado|tarde}, dónde está mi {pedido|paquete}, sigo esperando ~ {pedido|paquete}
it: non è {arrivato|arrivata|stato consegnato}, {mai|ancora} {arrivat*|ricevut*|consegnat*}, ritardo ~ consegna, consegna ~ ritardo, {dov|dove} è il mio {ordine|pacco}, aspetto ~ {ordine|pacco}
nl: {nog|nog steeds|steeds} niet {ontvangen|geleverd|aangekomen|binnen|bezorgd}, niet {aangekomen|geleverd|ontvangen|bezorgd}, te laat ~ {geleverd|bezorgd}, waar blijft {mijn|het}, levering ~ vertraag*
pl: {nie|jeszcze nie|nadal nie} {dotarł*|przyszł*|dostał*|doręczono|otrzymał*}, opóźni* ~ {dostaw*|przesył*|paczk*}, gdzie jest moja {paczka|przesyłka}, gdzie moje zamówienie
pt: {não|ainda não} {chegou|recebi|foi entregue}, atraso ~ entrega, entrega ~ atrasada, onde está a minha encomenda, à espera da {minha|} encomenda
tr: {hala|halen|henüz} {gelmedi|ulaşmadı|teslim edilmedi}, {kargom|siparişim|paketim} ~ {nerede|gelmedi|gecik*}, geç {geldi|teslim}, gelmedi
## lost-parcel: Lost parcel
names: de Verlorenes Paket; fr Colis perdu; es Paquete perdido; it Pacco smarrito; nl Verloren pakket; pl Zaginiona paczka; pt Encomenda perdida; tr Kayıp kargo
en: {parcel|package|order|delivery|item} ~ {lost|missing|stolen|disappeared}, lost {parcel|package|in the post|in transit}, marked {as|} delivered, says {it was|} delivered, left it {outside|with|at}, wrong {house|address|neighbour|door}
de: {paket|sendung|lieferung} ~ {verloren|verschwunden|weg|gestohlen}, als zugestellt {markiert|gemeldet}, angeblich {zugestellt|geliefert|abgegeben}, beim {nachbarn|falschen}
fr: colis ~ {perdu|volé|disparu}, {indiqué|marqué|noté} {comme|} livré, livré chez le voisin
es: {paquete|pedido} ~ {perdido|robado|extraviado}, {consta|aparece|figura} como entregado, lo dejaron
it: {pacco|ordine} ~ {perso|smarrito|rubato}, risulta consegnato, lasciato al vicino
nl: {pakket|pakje|bestelling} ~ {kwijt|verloren|gestolen|verdwenen}, staat {als|} {bezorgd|geleverd}, bij de {verkeerde|} buren
pl: {paczk*|przesył*} ~ {zagin*|zgub*|skradzi*}, oznaczon* jako doręczon*, u sąsiada
pt: {encomenda|pacote} ~ {perdida|extraviada|roubada|desaparec*}, consta como entregue, deixaram no vizinho
tr: {kargo*|paket*} ~ {kayıp|kayboldu|çalındı}, teslim edildi {görünüyor|yazıyor|diyor}, komşuya
## damaged-delivery: Damaged on the way
names: de Unterwegs beschädigt; fr Abîmé en route; es Dañado en el envío; it Danneggiato nel trasporto; nl Onderweg beschadigd; pl Uszkodzone w drodze; pt Danificado no transporte; tr Yolda hasar görmüş
en: {arrived|came|delivered} ~ {damaged|broken|smashed|cracked|crushed|in pieces|scratched}, damaged {in transit|parcel|box|package|delivery}, box ~ {damaged|crushed|torn|wet}
de: {kaputt|beschädigt|zerbrochen|zerkratzt} {angekommen|geliefert}, transportschaden, {karton|paket|verpackung} ~ {beschädigt|zerrissen|nass|eingedrückt}
fr: {arrivé|arrivée|reçu|livré} ~ {cassé|cassée|abîmé|endommagé|fissuré}, colis {abîmé|endommagé|ouvert}
es: {llegó|llegado|llega|recibido} ~ {roto|rota|dañado|dañada|golpeado}, {caja|paquete} ~ {dañad*|rot*|abiert*}
it: {arrivat*|ricevut*} ~ {rott*|danneggiat*|graffiat*}, {pacco|scatola} ~ {danneggiat*|apert*|rotta}
nl: {beschadigd|kapot|gebroken} {aangekomen|geleverd|ontvangen}, {doos|pakket} ~ {beschadigd|kapot|nat|open}, transportschade
pl: {dotarł*|przyszł*|dostał*} ~ {uszkodz*|zniszcz*|rozbit*|pęknięt*}, {paczk*|karton} ~ {uszkodz*|zniszcz*}
pt: {chegou|recebi|veio} ~ {partid*|danificad*|estragad*|rachad*}, caixa ~ {danificada|rasgada|amassada}
tr: {kırık|hasarlı|ezik|parçalanmış} {geldi|çıktı|teslim}, {kutu|paket} ~ {hasarlı|ezilmiş|yırtık}
## wrong-item: Wrong or missing item
names: de Falscher oder fehlender Artikel; fr Article erroné ou manquant; es Artículo equivocado o que falta; it Articolo sbagliato o mancante; nl Verkeerd of ontbrekend artikel; pl Zły lub brakujący towar; pt Artigo errado ou em falta; tr Yanlış veya eksik ürün
en: wrong {item|product|size|colour|color|order|one|model}, {item|part|piece|one} ~ missing, missing {item*|part*|from my order|from the box}, incomplete, sent me the wrong, not what i ordered
de: {falsche|falscher|falsches|falschen} {artikel|produkt|ware|größe|farbe|lampe|modell|lieferung}, fehlt ~ {im|in der} {paket|karton|lieferung|bestellung}, unvollständig, {es|teil|teile} fehlt, fehlende*
fr: {mauvais|mauvaise} {article|produit|taille|couleur|modèle|commande}, {article|pièce} manquant*, incomplet*, il manque
es: {producto|artículo|talla|color|modelo} {equivocad*|incorrect*|erróne*}, falta ~ {pieza|artículo|producto}, incompleto, faltan, pedido equivocado
it: {prodotto|articolo|taglia|colore|modello} {sbagliat*|errat*}, manca ~ {pezzo|articolo|prodotto}, incomplet*, mancante
nl: {verkeerde|verkeerd} {artikel|product|maat|kleur|bestelling|model|lamp}, ontbreekt, ontbreken, onvolledig, incompleet
pl: {zły|złe|zła|inny|niewłaściw*} {produkt|towar|rozmiar|kolor|model}, brakuje, niekompletn*, {pomylon*|pomyłk*} ~ zamówi*
pt: {artigo|produto|tamanho|cor|modelo} {errad*|trocad*}, falta ~ {peça|artigo|produto}, incomplet*, em falta
tr: yanlış {ürün|beden|renk|model|sipariş}, eksik {ürün|parça|geldi|çıktı|gönder*}
## change-order: Change or cancel an order
names: de Bestellung ändern oder stornieren; fr Modifier ou annuler une commande; es Cambiar o cancelar un pedido; it Modificare o annullare un ordine; nl Bestelling wijzigen of annuleren; pl Zmiana lub anulowanie zamówienia; pt Alterar ou cancelar uma encomenda; tr Sipariş değiştirme veya iptal
en: {change|cancel|amend|modify} {my|the|this|an|} {order|delivery address|address}, cancel it before, different address, order ~ cancel*
de: bestellung ~ {ändern|stornier*|abbrechen}, lieferadresse, stornieren, storno, adresse ~ ändern
fr: {annuler|modifier|changer} ~ {commande|adresse}, annulation de commande, adresse de livraison
es: {cancelar|anular|cambiar|modificar} ~ {pedido|dirección}, dirección de entrega
it: {annullare|cancellare|modificare|cambiare} ~ {ordine|indirizzo}, indirizzo di consegna
nl: bestelling ~ {annuler*|wijzig*|aanpass*}, afleveradres, bezorgadres, annuleren
pl: {anulow*|zmieni*|zmian*} ~ {zamówi*|adres*}, adres dostawy
pt: {cancelar|alterar|anular|mudar} ~ {encomenda|morada|pedido}, morada de entrega
tr: sipariş* ~ iptal*, adres* ~ {değiş*|güncelle*}, teslimat adresi
`

export const product = `
# product: Product
names: de Produkt; fr Produit; es Producto; it Prodotto; nl Product; pl Produkt; pt Produto; tr Ürün
en: faulty, defect*, broken, stopped working, {doesnt|does not|wont|not|isnt} {work|working|turn on|switch on|charge|connect}, malfunction*
de: defekt*, kaputt, funktioniert nicht, geht nicht {mehr|an|}, lädt nicht, verbindet {sich|} nicht, fehlerhaft*
fr: défectueu*, en panne, ne {fonctionne|marche|charge|s allume} {plus|pas}, cassé*
es: defectuos*, averiad*, no {funciona|enciende|carga|conecta}, ha dejado de funcionar, roto, rota
it: difettos*, guast*, non {funziona|si accende|carica|si connette}, rotto, rotta, smesso di funzionare
nl: defect*, kapot, {werkt|doet|laadt} {het|} niet, doet het niet {meer|}, stuk
pl: uszkodz*, wadliw*, nie {działa|włącza|ładuje|łączy} {się|}, zepsut*, zepsuł*
pt: avariad*, defeituos*, não {funciona|liga|carrega}, deixou de funcionar, estragad*
tr: bozuk, arızalı, {çalışmıyor|açılmıyor|bağlanmıyor|şarj olmuyor}, bozuldu, arıza*
## safety: Smoke, heat, electric shock
names: de Rauch, Hitze, Stromschlag; fr Fumée, chaleur, décharge; es Humo, calor, descarga; it Fumo, calore, scossa; nl Rook, hitte, stroomschok; pl Dym, gorąco, porażenie; pt Fumo, calor, choque; tr Duman, ısı, elektrik çarpması
en: smok*, burning smell, smells {of|like} burn*, overheat*, {too|very|really|so|gets|getting|burning} hot, sparks, sparking, melt*, electric shock, caught fire, short circuit, scorch*
de: raucht, rauch, qualm*, {verbrannt|verschmort|angekokelt} {gerochen|riecht|}, brandgeruch, riecht verbrannt, überhitz*, {glühend|zu|sehr|wird|ganz} heiß, funken, geschmolzen, schmilzt, stromschlag, kurzschluss, brennt
fr: fumée, fume, brûl*, surchauff*, {trop|très} chaud, étincelle*, fondu, court circuit, décharge électrique, a pris feu
es: humo, huele a quemado, quemad*, sobrecalent*, {muy|demasiado} caliente, chispa*, derreti*, cortocircuito, calambre, descarga eléctrica
it: fumo, puzza di bruciato, bruciat*, surriscalda*, {troppo|molto} caldo, scottante, scintill*, fus* , corto circuito, scossa
nl: rook, rookt, brandlucht, schroei*, oververhit*, {te|heel|erg} heet, vonk*, gesmolten, smelt, kortsluiting, schok
pl: dym*, spalenizn*, przypal*, przegrzew*, {bardzo|za|zbyt} gorąc*, iskr*, stopi*, zwarci*, porazi*
pt: fumo, fumaça, cheiro a queimado, queimad*, sobreaquec*, {muito|demasiado} quente, faísca*, derret*, curto circuito, choque
tr: duman*, yanık koku*, aşırı ısın*, {çok|aşırı} sıcak, kıvılcım*, erimiş, eridi, kısa devre, elektrik çarp*
## warranty-repair: Warranty and repair
names: de Garantie und Reparatur; fr Garantie et réparation; es Garantía y reparación; it Garanzia e riparazione; nl Garantie en reparatie; pl Gwarancja i naprawa; pt Garantia e reparação; tr Garanti ve tamir
en: warrant*, guarantee, repair*, fix it, technician, spare part*, replacement {part|unit|}, replace it
de: garantie*, gewährleistung, reparatur*, reparier*, ersatzteil*, ersatz, techniker, umtausch*
fr: garantie*, répar*, pièce* {de rechange|détachée*}, technicien*, remplacement, échang*
es: garantía*, reparación, reparar, repuesto*, técnico, recambio*, sustitución
it: garanzia, riparazion*, riparare, ricamb*, tecnico, sostituzion*
nl: garantie*, reparatie*, repareren, onderdeel, onderdelen, monteur, vervang*
pl: gwarancj*, rękojmi*, napraw*, części zamienn*, serwis*, wymian*, reklamacj*
pt: garantia*, reparação, reparar, peça*, técnico, substituição, troca
tr: garanti*, tamir*, onarım*, yedek parça, servis*, değişim
## returns: Return
names: de Rückgabe; fr Retour; es Devolución; it Reso; nl Retour; pl Zwrot; pt Devolução; tr İade
en: return {it|this|label|policy|form|}, returning, returns, send it back, sent it back, return label, take it back
de: rücksend*, retour*, zurückschick*, zurücksend*, zurückgeben, rückgabe, widerruf*
fr: retour*, renvoy*, bon de retour, rétractation
es: devolución, devolver*, devolverl*, etiqueta de devolución
it: reso, resi, restitu*, rimandare indietro, recesso
nl: retour*, terugsturen, terugzenden, retourlabel
pl: odesłać, odesł*, zwrot {towaru|produktu|}, zwróci*, odstąpieni*
pt: devolução, devolver, devoluções
tr: iade etm*, iade {kodu|süreci|}, geri gönder*
## stock: Stock and availability
names: de Bestand und Verfügbarkeit; fr Stock et disponibilité; es Existencias y disponibilidad; it Scorte e disponibilità; nl Voorraad en beschikbaarheid; pl Dostępność; pt Stock e disponibilidade; tr Stok ve bulunabilirlik
en: {in|out of|back in} stock, sold out, available again, restock*, pre order, preorder, availab*
de: {auf|} lager*, ausverkauft, wieder {verfügbar|lieferbar|da}, verfügbar*, vorbestell*, lieferbar
fr: en stock, rupture de stock, épuisé, disponible*, précommand*
es: en stock, agotad*, disponible*, disponibilidad, reserva* previa
it: disponib*, esaurit*, in magazzino, preordin*
nl: op voorraad, uitverkocht, leverbaar, beschikbaar
pl: dostępn*, wyprzedan*, w magazynie, przedsprzedaż
pt: em stock, esgotad*, disponível, disponibilidade, estoque
tr: stok*, tükendi, tekrar gelecek, mevcut mu
## how-to: How to use it
names: de Bedienung; fr Mode d'emploi; es Cómo se usa; it Come si usa; nl Gebruik; pl Obsługa; pt Como se usa; tr Kullanım
en: how do i {use|set|connect|install|reset|clean|pair}, manual, instructions, set up, setup, compatible, pairing, firmware, instruction booklet
de: anleitung*, einricht*, installier*, kompatibel, koppel*, reinig*, bedien*, zurücksetzen
fr: mode d emploi, notice, comment {utiliser|installer|connecter|nettoyer|réinitialiser}, compatible*, appairer
es: manual, instrucciones, cómo {se usa|instalo|conecto|configuro|limpio}, compatible*, configurar, emparejar
it: istruzioni, manuale, come {si usa|installo|collego|configuro}, compatibil*, configurare
nl: handleiding*, instellen, installer*, compatibel, koppelen, schoonmaken, gebruiksaanwijzing
pl: instrukcj*, jak {używać|podłączyć|ustawić|zainstalować|wyczyścić}, kompatybiln*, parowani*, konfigur*
pt: manual, instruções, como {usar|instalo|ligo|configuro}, compatível, configurar, emparelhar
tr: kullanım kılavuzu, nasıl {kullan*|kurul*|bağla*|ayarla*}, kurulum*, uyumlu, eşleştir*
`
