/** What `npm run bench` runs, in this order; each is a file of bench/. */
export const benchmarks = [
  'intake',
  'queue',
  'memory',
  'import',
  'understand',
  'answers',
  'cox',
  'audit',
  'value',
  'valuing',
  'people',
  'records',
  'linkage',
]

/** What `npm run soak` runs of bench/. */
export const soaks = ['crash', 'crash-server']
