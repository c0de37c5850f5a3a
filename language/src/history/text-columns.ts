import type { Coded, Loudness, TextColumns } from '@evenhand/domain/audit/case-columns.ts'
import { judge } from '../understand.ts'

/** Chances nearer to nothing than this are not told apart. */
const least = 0.01
const classes = ['none', 'low', 'medium', 'high', 'critical']

/** Collects what first messages say, column by column, as they come. Their words are not kept. */
export class TextReader {
  private columnsOfAll: TextColumns = emptyColumns(0)
  private languageOf = new Int32Array()
  private readonly languages = new Map<string, number>()
  private taken = 0

  /**
   * @param texts of the next cases, in order; null where a case has none
   * @param count of all cases, the same each time: of very many, an even part is read
   */
  add(texts: readonly (string | null)[], count: number): void {
    if (this.taken === 0) {
      this.columnsOfAll = emptyColumns(count)
      this.languageOf = new Int32Array(count)
    }
    const step = Math.ceil(count / mostRead)
    for (const text of texts) {
      this.addOne(text ?? '', this.taken % step === 0)
      this.taken += 1
    }
  }

  /** What the report says of texts that were not read. */
  notes(): string[] {
    const count = this.columns().read.reduce((sum, one) => sum + one, 0)
    if (count === this.taken) return []
    const [some, all] = [count.toLocaleString('en'), this.taken.toLocaleString('en')]
    return [`Of ${all} texts ${some} were read, evenly spread: what needs the text rests on these.`]
  }

  columns(): TextColumns {
    const { read, loudness, severityChances, severityRead, needsReply, trigger } = this.columnsOfAll
    const { capitals, exclamation, profanity, mention, press } = loudness
    const upTo = <Column extends { subarray(from: number, to: number): Column }>(column: Column) => column.subarray(0, this.taken)
    return {
      read: upTo(read),
      loudness: {
        capitals: upTo(capitals),
        exclamation: upTo(exclamation),
        profanity: upTo(profanity),
        mention: upTo(mention),
        press: upTo(press),
      },
      severityChances: severityChances.map(upTo),
      severityRead: upTo(severityRead),
      needsReply: upTo(needsReply),
      trigger: upTo(trigger),
    }
  }

  /** The language of each first message, as its letters tell. */
  language(): Coded {
    return { codes: this.languageOf.subarray(0, this.taken), names: [...this.languages.keys()] }
  }

  private addOne(own: string, isRead: boolean): void {
    const text = isRead ? own : ''
    const { read, loudness, severityChances: chances, severityRead, needsReply, trigger } = this.columnsOfAll
    const at = this.taken
    const { understanding, severityChances } = text === '' ? nothingSaid : judge(text)
    const [, medium = 0, high = 0, critical = 0] = severityChances
    const base = Math.log(1 - medium + least)
    for (const [k, share] of [medium - high, high - critical, critical].entries()) {
      const column = chances[k]
      if (column !== undefined) column[at] = Math.log(share + least) - base
    }
    read[at] = isRead ? 1 : 0
    severityRead[at] = Math.max(0, classes.indexOf(understanding.severity) - 1)
    needsReply[at] = text.trim() === '' || understanding.needsReply ? 1 : 0
    trigger[at] = understanding.risks.length > 0 ? 1 : 0
    this.languageOf[at] = this.codeOf(understanding.language)
    if (text === '') return
    loudness.capitals[at] = isShouted(text) ? 1 : 0
    loudness.exclamation[at] = text.split('!').length > 3 ? 1 : 0
    loudness.profanity[at] = understanding.abusive ? 1 : 0
    loudness.mention[at] = /(?:^|\s)@\w{2,}/.test(text) ? 1 : 0
    loudness.press[at] = understanding.publicityThreat ? 1 : 0
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

/** Room for so many cases, where nothing was said yet. Typed, because millions of numbers in lists would fill the heap. */
function emptyColumns(count: number): TextColumns {
  const bytes = () => new Uint8Array(count)
  const loudness: Loudness = { capitals: bytes(), exclamation: bytes(), profanity: bytes(), mention: bytes(), press: bytes() }
  return {
    read: bytes(),
    loudness,
    severityChances: [new Float64Array(count), new Float64Array(count), new Float64Array(count)],
    severityRead: new Int32Array(count),
    needsReply: bytes(),
    trigger: bytes(),
  }
}

/** Mostly capitals, among enough letters to be a manner and not an abbreviation. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = letters.filter(letter => letter !== letter.toLowerCase()).length
  return letters.length >= 12 && capitals / letters.length > 0.6
}
