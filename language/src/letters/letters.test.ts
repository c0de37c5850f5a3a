import { describe, expect, test } from 'vitest'
import { tokenise } from '../tokens.ts'
import { guessByLetters } from './letters.ts'

function tagOf(text: string): string {
  const { text: normal, words } = tokenise(text)
  return guessByLetters(normal, words).tag
}

describe('Latin letters', () => {
  test.each([
    ['en', 'my parcel was left in the rain and the box is soaked'],
    ['de', 'die waschmaschine schleudert nicht mehr und ruettelt durchs ganze bad'],
    ['pt', 'a encomenda ainda não chegou e ninguém atende o telefone'],
    ['tr', 'kargom hala gelmedi telefonu da acan yok'],
    ['sv', 'jag har inte fått någon bekräftelse på min beställning'],
    ['hu', 'nem kaptam meg a megrendelt cipőt, mikor szállítják ki?'],
    ['vi', 'tôi chưa nhận được hàng, khi nào giao vậy'],
    ['sw', 'sijapokea mzigo wangu na hakuna anayejibu simu'],
  ])('tell %s in "%s"', (tag, text) => {
    expect(tagOf(text)).toBe(tag)
  })

  test.each([
    'bhai mera order abhi tak nahi aaya, kab milega',
    'mera paisa wapas karo, teen baar kat gaya hai',
    'asdf jklö wwrtz',
    '',
    '4711',
  ])('name no language in "%s"', text => {
    expect(tagOf(text)).toBe('und')
  })

  test('tell the same in capitals', () => {
    expect(tagOf('DÓNDE ESTÁ MI PEDIDO, NADIE CONTESTA')).toBe('es')
  })

  test('tell the same after other messages, however many words came before', () => {
    const text = 'la lavatrice perde acqua da ieri sera'
    const before = guessByLetters(text, tokenise(text).words)
    for (let at = 0; at < 12_000; at++) {
      const strange = `w${at.toString(36).replaceAll(/\d/g, digit => 'qxzjkvywbp'[Number(digit)] ?? '')}`
      guessByLetters(strange, tokenise(strange).words)
    }
    expect(guessByLetters(text, tokenise(text).words)).toEqual(before)
  })

  test('are read in bounded time however long the word or the text is', () => {
    expect(tagOf('waarom is mijn pakket nog niet bezorgd '.repeat(5000))).toBe('nl')
    expect(() => tagOf('ß'.repeat(200_000))).not.toThrow()
  })
})

describe('other scripts', () => {
  test.each([
    ['ja', '充電器から煙が出ています'],
    ['zh', '我的订单还没有到'],
    ['ko', '주문한 물건이 아직 안 왔어요'],
    ['el', 'πού είναι η παραγγελία μου'],
    ['he', 'איפה ההזמנה שלי'],
    ['th', 'สินค้ายังไม่มาเลยค่ะ'],
    ['ka', 'სად არის ჩემი შეკვეთა'],
    ['hy', 'որտեղ է իմ պատվերը'],
    ['hi', 'मेरा ऑर्डर कहाँ है'],
    ['mr', 'माझी ऑर्डर कुठे आहे'],
    ['ru', 'где мой заказ, вы обещали вчера'],
    ['uk', 'де моє замовлення, вже тиждень чекаю'],
    ['bg', 'къде е поръчката ми, още не е дошла'],
    ['sr', 'где је моја пошиљка'],
    ['ar', 'أين طلبي لم يصل حتى الآن'],
    ['fa', 'سفارش من هنوز نرسیده است'],
    ['ur', 'میرا آرڈر ابھی تک نہیں آیا'],
  ])('tell %s in "%s"', (tag, text) => {
    expect(tagOf(text)).toBe(tag)
  })

  test.each(['доставка', 'طلب', 'ئۆردەرەکەم نەگەیشتووە'])('name no language where nothing tells it: "%s"', text => {
    expect(tagOf(text)).toBe('und')
  })

  test('lead where a product is named in Latin letters', () => {
    expect(tagOf('iPhone 15 Pro の充電器から煙が出ています')).toBe('ja')
  })
})
