import { answerTexts } from './en/answers.ts'
import { caseTexts } from './en/case.ts'
import { datesTexts } from './en/dates.ts'
import { deskTexts } from './en/desk.ts'
import { fairnessTexts } from './en/fairness.ts'
import { generalTexts } from './en/general.ts'
import { identityTexts } from './en/identity.ts'
import { linksTexts } from './en/links.ts'
import { modelTexts } from './en/models.ts'
import { proofTexts } from './en/proof.ts'
import { personTexts } from './en/person.ts'
import { readingTexts } from './en/reading.ts'
import { recordImportTexts } from './en/record-imports.ts'
import { recordTexts } from './en/record.ts'
import { settingsTexts } from './en/settings.ts'
import { sourcesTexts } from './en/sources.ts'
import { topicsTexts } from './en/topics.ts'
import { worthTexts } from './en/worth.ts'
import { timelineTexts } from './en/timeline.ts'

/**
 * Every word that the desk shows, in English. A key is a sentence or a function of its values; another language is another
 * object of the same type. Sentences are plain and kind, and end with a full stop; labels do not.
 */
export const texts = {
  ...generalTexts,
  ...deskTexts,
  ...caseTexts,
  ...answerTexts,
  ...datesTexts,
  ...identityTexts,
  ...linksTexts,
  ...proofTexts,
  ...personTexts,
  ...readingTexts,
  ...recordTexts,
  ...modelTexts,
  ...settingsTexts,
  ...recordImportTexts,
  ...sourcesTexts,
  ...topicsTexts,
  ...fairnessTexts,
  ...worthTexts,
  timeline: timelineTexts,
}
export type Texts = typeof texts
