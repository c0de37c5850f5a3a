import type { Industry } from '../industry.ts'
import { readDrafts } from '../read-drafts.ts'
import type { TopicDraft } from '../topic.ts'
import { energy, software, telecom } from './connections.ts'
import { delivery, product } from './goods.ts'
import { money } from './money.ts'
import { service } from './service.ts'
import { airline, hospitality, rail } from './travel.ts'
import { bank, health, insurance, publicService } from './trust.ts'

const parts: Record<Industry, readonly string[]> = {
  airline: [airline, money, service],
  rail: [rail, money, service],
  telecom: [telecom, money, service],
  electronics: [delivery, product, money, service],
  bank: [bank, money, service],
  insurance: [insurance, money, service],
  energy: [energy, money, service],
  software: [software, money, service],
  parcel: [delivery, money, service],
  hospitality: [hospitality, money, service],
  health: [health, money, service],
  'public-service': [publicService, money, service],
}

/**
 * The topics of an industry, with telling words in nine languages: a beginning, which the company then makes its own.
 * @example defaultTopics('airline')[0].children.map(topic => topic.key) // ['delay', 'cancelled', 'baggage', …]
 */
export function defaultTopics(industry: Industry): TopicDraft[] {
  return parts[industry].flatMap(readDrafts)
}
