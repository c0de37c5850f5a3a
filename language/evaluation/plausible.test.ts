import { describe, expect, test } from 'vitest'
import { corpusFolder, readCorpus } from '../train/corpus.ts'
import { understand } from '../src/understand.ts'
import { spokenLanguages, transformationsOf } from './transformations.ts'

/** Whether a person has to look is decided by what is said, as type and severity are: shouting brings nobody sooner, and keeps nobody away. */

const mustStay = 0.98

describe('a doubt is deaf to volume, on messages that taught nothing', { timeout: 60_000 }, () => {
  test.each(spokenLanguages)('%s: no single change of manner opens a doubt or closes one', language => {
    const texts = readCorpus(corpusFolder('held-out'))
      .filter(message => message.language === language)
      .filter((_, at) => at % 3 === 1)
      .map(({ text }) => text)
    let tried = 0
    let doubts = 0
    const moved: string[] = []
    for (const text of texts) {
      const { plausible } = understand(text)
      doubts += Number(plausible !== null)
      for (const { name, change } of transformationsOf(language)) {
        const changed = change(text)
        if (changed === text) continue
        tried += 1
        const other = understand(changed).plausible
        if (other !== plausible) moved.push(`${name}: ${plausible} → ${other}: ${changed}`)
      }
    }
    expect(tried).toBeGreaterThan(100)
    expect(doubts).toBeGreaterThan(0)
    expect({ share: 1 - moved.length / tried >= mustStay, moved }).toEqual({ share: true, moved })
  })
})
