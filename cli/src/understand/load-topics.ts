import { readFile } from 'node:fs/promises'
import { defaultTopics } from '@evenhand/language/topics/defaults/industries.ts'
import { industries } from '@evenhand/language/topics/industry.ts'
import type { Industry } from '@evenhand/language/topics/industry.ts'
import { readDrafts } from '@evenhand/language/topics/read-drafts.ts'
import { catalogueOf, TopicCatalogue } from '@evenhand/language/topics/topic-catalogue.ts'
import type { TopicDraft } from '@evenhand/language/topics/topic.ts'
import { CliError, exitCodes } from '../failure.ts'

export type TopicOptions = { industry?: Industry; topics?: string }

/** The topics to name: those of a file, of an industry, or of all industries together. */
export async function loadTopics({ industry, topics }: TopicOptions): Promise<TopicCatalogue> {
  if (topics === undefined) return built(industry === undefined ? industries.flatMap(defaultTopics) : defaultTopics(industry))
  const text = await readFile(topics, 'utf8')
  try {
    return built(readDrafts(text))
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new CliError(`The topics in ${topics} cannot be read. ${said}`, exitCodes.failed, { cause })
  }
}

function built(drafts: readonly TopicDraft[]): TopicCatalogue {
  return new TopicCatalogue(catalogueOf(drafts))
}
