/** The industries that a company can begin with, in the order in which they are offered. Their topics stand in `defaults/`. */
export const industries = [
  'airline',
  'rail',
  'telecom',
  'electronics',
  'bank',
  'insurance',
  'energy',
  'software',
  'parcel',
  'hospitality',
  'health',
  'public-service',
] as const
export type Industry = (typeof industries)[number]
