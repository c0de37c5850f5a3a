import type { Coded, TextColumns } from '@evenhand/domain/audit/case-columns.ts'
import { judge } from '../understand.ts'

/** Chances nearer to nothing than this are not told apart. */
const least = 0.01
const classes = ['none', 'low', 'medium', 'high', 'critical']

/** Collects what first messages say, column by column, as they come. Their words are not kept. */
export class TextReader {
  private readonly loudness = { capitals: bytes(), exclamation: bytes(), profanity: bytes(), mention: bytes(), press: bytes() }
  private readonly chances: readonly number[][] = [[], [], []]
  private readonly severity: number[] = []
  private readonly needsReply = bytes()
  private readonly trigger = bytes()
  private readonly languages = new Map<string, number>()
  private readonly languageOf: number[] = []

  private readonly read = bytes()

  /**
   * @param texts of the next cases, in order; null where a case has none
   * @param count of all cases: of very many, an even part is read
   */
  add(texts: readonly (string | null)[], count: number): void {
    const step = Math.ceil(count / mostRead)
    for (const text of texts) this.addOne(text ?? '', this.read.length % step === 0)
  }

  /** What the report says of texts that were not read. */
  notes(): string[] {
    const count = this.read.reduce((sum, one) => sum + one, 0)
    if (count === this.read.length) return []
    const [some, all] = [count.toLocaleString('en'), this.read.length.toLocaleString('en')]
    return [`Of ${all} texts ${some} were read, evenly spread: what needs the text rests on these.`]
  }

  columns(): TextColumns {
    const { capitals, exclamation, profanity, mention, press } = this.loudness
    return {
      read: Uint8Array.from(this.read),
      loudness: {
        capitals: Uint8Array.from(capitals),
        exclamation: Uint8Array.from(exclamation),
        profanity: Uint8Array.from(profanity),
        mention: Uint8Array.from(mention),
        press: Uint8Array.from(press),
      },
      severityChances: this.chances.map(column => Float64Array.from(column)),
      severityRead: Int32Array.from(this.severity),
      needsReply: Uint8Array.from(this.needsReply),
      trigger: Uint8Array.from(this.trigger),
    }
  }

  /** The language of each first message, as its letters tell. */
  language(): Coded {
    return { codes: Int32Array.from(this.languageOf), names: [...this.languages.keys()] }
  }

  private addOne(own: string, isRead: boolean): void {
    const text = isRead ? own : ''
    this.read.push(isRead ? 1 : 0)
    const { understanding, severityChances } = text === '' ? nothingSaid : judge(text)
    const [, medium = 0, high = 0, critical = 0] = severityChances
    const base = Math.log(1 - medium + least)
    for (const [k, share] of [medium - high, high - critical, critical].entries()) {
      this.chances[k]?.push(Math.log(share + least) - base)
    }
    this.severity.push(Math.max(0, classes.indexOf(understanding.severity) - 1))
    this.needsReply.push(text.trim() === '' || understanding.needsReply ? 1 : 0)
    this.trigger.push(understanding.risks.length > 0 ? 1 : 0)
    this.languageOf.push(this.codeOf(understanding.language))
    this.loudness.capitals.push(isShouted(text) ? 1 : 0)
    this.loudness.exclamation.push(text.split('!').length > 3 ? 1 : 0)
    this.loudness.profanity.push(understanding.abusive ? 1 : 0)
    this.loudness.mention.push(/(?:^|\s)@\w{2,}/.test(text) ? 1 : 0)
    this.loudness.press.push(understanding.publicityThreat ? 1 : 0)
  }

  private codeOf(language: string): number {
    if (language === 'und') return -1
    const known = this.languages.get(language) ?? this.languages.size
    this.languages.set(language, known)
    return known
  }
}

/** A million texts would take minutes; the errors of so many are small enough. */
const mostRead = 100_000
const nothingSaid = judge('')
const bytes = (): number[] => []

/** Mostly capitals, among enough letters to be a manner and not an abbreviation. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = letters.filter(letter => letter !== letter.toLowerCase()).length
  return letters.length >= 12 && capitals / letters.length > 0.6
}
