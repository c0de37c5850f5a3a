import { look } from '../src/look.ts'
import type { Labelled } from './corpus.ts'
import { exampleOf, targetsOf } from './examples.ts'
import type { Example } from './examples.ts'
import { draws } from './draws.ts'
import { heads } from '../src/model/heads.ts'

/** Ways of being loud or polite; what of them the lexicons do not take out, the model learns to pass over. */
const additions: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Dear all,',
    'hiya',
    'Hope you are well.',
    'Many thanks and best wishes',
    'if that is possible',
    'sorry to be a pain',
    'you muppets',
    'you absolute donkeys',
    'what a shower of amateurs',
    'incompetent fools',
    'my 90k subscribers are going to love this one',
    'this goes straight on TikTok',
    'calling the newspapers now',
    'I write for a big magazine',
    'as an influencer I expect better',
    'the whole internet shall know',
    'for heavens sake',
    'good grief',
    'unbelievable',
    'NOW',
    'wow just wow',
  ],
  de: [
    'Guten Tag zusammen,',
    'wenn es keine Umstände macht',
    'Herzliche Grüße aus Köln',
    'ihr Pfeifen',
    'so ein Saftladen',
    'lauter Dilettanten',
    'ihr Vollpfosten',
    'das lesen gleich 80.000 Leute',
    'ich melde das der Zeitung',
    'das landet auf Instagram',
    'als Bloggerin',
    'Mannomann',
    'unfassbar',
    'SOFORT',
    'echt jetzt',
  ],
  fr: [
    'Bonjour à toute l’équipe,',
    'si ce n’est pas trop demander',
    'bien à vous',
    'bande de guignols',
    'quels incapables',
    'espèces de bras cassés',
    'mes 60 000 abonnés vont adorer',
    'je préviens les journaux',
    'ça finira sur TikTok',
    'en tant qu’influenceuse',
    'non mais sérieux',
    'c’est dingue',
    'VITE',
  ],
  es: [
    'Hola equipo,',
    'si no es molestia',
    'un cordial saludo',
    'panda de inútiles',
    'menudos payasos',
    'sois unos chapuzas',
    'mis 70 mil seguidores van a flipar',
    'voy a avisar a la tele',
    'esto va directo a TikTok',
    'soy influencer',
    'madre mía',
    'increíble',
    'YA',
  ],
  it: [
    'Gentile assistenza,',
    'se possibile',
    'un caro saluto',
    'branco di incompetenti',
    'siete dei pagliacci',
    'i miei 50mila follower lo sapranno',
    'chiamo i giornali',
    'finisce su TikTok',
    'pazzesco',
    'SUBITO',
  ],
  nl: [
    'Beste mensen,',
    'als het niet te veel moeite is',
    'vriendelijke groet',
    'stelletje amateurs',
    'wat een prutsers',
    'mijn 40k volgers zullen dit zien',
    'ik bel de krant',
    'dit gaat op TikTok',
    'ongelooflijk',
    'NU',
  ],
  pt: [
    'Prezados,',
    'se não for incómodo',
    'cumprimentos',
    'bando de incompetentes',
    'seus palhaços',
    'os meus 50 mil seguidores vão saber',
    'vou chamar a televisão',
    'isto vai para o TikTok',
    'inacreditável',
    'JÁ',
  ],
  pl: [
    'Szanowni Państwo,',
    'jeśli to możliwe',
    'pozdrawiam serdecznie',
    'banda partaczy',
    'co za nieudacznicy',
    'moje 50 tysięcy obserwujących to zobaczy',
    'dzwonię do gazety',
    'to trafi na TikToka',
    'niewiarygodne',
    'TERAZ',
  ],
  tr: [
    'Sayın yetkili,',
    'mümkünse',
    'saygılarımla',
    'beceriksizler',
    'ne biçim insanlarsınız',
    '50 bin takipçim bunu görecek',
    'gazeteyi arıyorum',
    'bunu TikTok’a koyacağım',
    'inanılmaz',
    'HEMEN',
  ],
}

/** One message in so many gets a louder twin. */
const every = 3
const weight = 0.3

/** Louder or politer twins of messages, with the same labels; tone and abuse are not taught by them. */
export function louderTwins(corpus: readonly Labelled[], seed: number): Example[] {
  const draw = draws(seed)
  return corpus.flatMap((message, at) => {
    const choice = additions[message.language] ?? additions['en'] ?? []
    if (at % every !== 0) return []
    const pick = (): string => choice[Math.floor(draw() * choice.length)] ?? ''
    const text = draw() < 0.5 ? `${pick()} ${message.text}` : `${message.text}. ${pick()}`
    const targets = targetsOf(message)
    targets.fill(Number.NaN, heads.tone.first)
    return [exampleOf(look(text, { earlier: message.earlier }).seen, targets, weight)]
  })
}
