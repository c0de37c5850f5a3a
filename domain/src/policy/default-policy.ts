import { workingDay } from '../time/instant.ts'
import type { Policy } from './policy.ts'

const hour = 60

/** The promises of the decision model, "Promise: priority is a due time". */
export const defaultPolicy: Policy = {
  version: 1,
  promises: {
    critical: { firstResponse: 15, nextResponse: 10, resolution: 3 * hour },
    high: { firstResponse: hour, nextResponse: hour / 2, resolution: 7 * hour },
    medium: { firstResponse: 4 * hour, nextResponse: 2 * hour, resolution: 2 * workingDay },
    low: { firstResponse: 10 * hour, nextResponse: 5 * hour, resolution: 5 * workingDay },
  },
  levelMultipliers: { good: 1, excellent: 0.75, exceptional: 0.6 },
  deadlineLeadMinutes: 20,
  earlierContactDays: 30,
  sameMatterDays: 14,
  starvationPromises: 2,
  triageMinutes: 5,
}
