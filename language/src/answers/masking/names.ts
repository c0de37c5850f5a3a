import { isCommonWord } from '../../language.ts'
import { foldWord } from '../../normalise.ts'
import { placeholders } from './contacts.ts'

const word = /[\p{L}\p{M}\p{N}_]+/gu
const shortest = 2
const title = String.raw`(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|mme|mlle|madame|monsieur|señora?|senora?|sra?|srta|sig|signora?|dott|dhr|mevr|meneer|mevrouw|pan|pani|panie|bay|bayan|sayın)`
const titled = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[...titleForms()].join('|')})\.?[ \t]+(?:\p{Lu}[\p{L}\p{M}'’-]*)(?:[ \t](?:van|von|de|der|den|del|la|du|da|dos)\b|[ \t]\p{Lu}[\p{L}\p{M}'’-]+){0,2}`,
  'gu',
)

/** As people write them: "mr", "Mr", "MR". */
function titleForms(): Set<string> {
  const forms = title.slice(3, -1).split('|')
  return new Set(forms.flatMap(form => [form, form.charAt(0).toUpperCase() + form.slice(1), form.toUpperCase()]))
}

/** Names to look for, folded. "Müller" is also written "Mueller" and "Muller". */
type Known = { always: Set<string>; capital: Set<string> }

function known(names: readonly string[]): Known {
  const always = new Set<string>()
  const capital = new Set<string>()
  for (const name of names) {
    for (const [part] of name.normalize('NFC').matchAll(word)) {
      if (part.length < shortest || /^\d+$/.test(part)) continue
      for (const form of [foldWord(part), foldWord(spelledOut(part))]) {
        if (!isCommonWord(form)) always.add(form)
        else if (!isParticle(part, name)) capital.add(form)
      }
    }
  }
  return { always, capital }
}

/** "and" in "Lumen and Lark" names nobody; in "will_oates", where all is small, it cannot be told. */
function isParticle(part: string, name: string): boolean {
  return /^\p{Ll}/u.test(part) && /\p{Lu}/u.test(name)
}

function spelledOut(part: string): string {
  const spelled: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' }
  return part.toLowerCase().replace(/[äöüå]/g, letter => spelled[letter] ?? letter)
}

/**
 * Without the names that are known, part by part and in any case and accents, and without names after a title ("Frau Schulz"). A
 * part that is also a small word ("Will", "Van") goes only where it is written with a capital.
 */
export function maskNames(text: string, names: readonly string[]): string {
  const { always, capital } = known(names)
  const masked = text
    .replace(titled, placeholders.name)
    .replace(/\[(?:name|handle|email|phone|number)\]|[\p{L}\p{M}\p{N}_]+/gu, found => {
      if (found.startsWith('[')) return found
      const folded = foldWord(found.normalize('NFC'))
      return always.has(folded) || (capital.has(folded) && /^\p{Lu}/u.test(found)) ? placeholders.name : found
    })
  return masked.replace(/\[name\](?:['’]s\b)?(?:[ \t.-]{1,2}\[name\](?:['’]s\b)?)+/g, placeholders.name)
}
