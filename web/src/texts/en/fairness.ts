const count = (n: number) => n.toLocaleString('en')
const cases = (n: number) => (n === 1 ? '1 case' : `${count(n)} cases`)

export const fairnessTexts = {
  fairness: {
    nav: 'Fairness',
    title: 'Fairness',
    lead: 'Does our care favour the loud? Every night the audit looks at all cases of this workspace: whether followers, loudness or publicity bought speed, attention or a higher label. It keeps what it found, and nobody’s name.',
    ground: (all: number, answered: number) => `${cases(all)}, ${count(answered)} of them answered, from`,
    until: 'to',
    audited: 'Audited',
    next: 'The next audit begins',
    now: 'Audit now',
    asked: 'The audit begins in a moment. You may go on working: it runs beside everything else.',
    cancel: 'Cancel',
    progress: 'Progress of the audit',
    waits: 'Waiting for its turn',
    reading: (read: number, all: number | null) => (all === null ? 'Counting cases' : `Reading ${count(read)} of ${cases(all)}`),
    measuring: (step: string, done: number, all: number) => `Measuring ${step} (step ${done} of ${all})`,
    page: 'Report as a page',
    document: 'Report as JSON',
    without: {
      'too-few': (all: number, fewest: number) =>
        `There ${all === 1 ? 'is' : 'are'} ${all === 0 ? 'no cases' : cases(all)} so far. From ${count(fewest)} on there are two sides to compare; with fewer, a number would be about a few people and not about how you care. Nothing needs to be done: every night looks again.`,
      cancelled: () => 'The latest audit was cancelled. What stands here is from the one before.',
      failed: () => 'The latest audit did not come to its end. What stands here is from the one before.',
    },
    emptyTitle: 'No audit yet.',
    empty: 'The first one comes in the night.',
    emptyMayAsk: 'The first one comes in the night, or now if you like.',
    tooFewTitle: 'Too few cases to compare yet.',
    unsureTitle: 'No verdict on followers and speed yet.',
    unsure: (answers: number, needed: number | null, visible: number | null) =>
      [
        `That is neither praise nor blame: it takes more answers to tell.`,
        needed === null
          ? ''
          : `These are ${count(answers)}; about ${count(roundUp(needed))} like them would settle whether followers make a difference of more than 5 %.`,
        visible === null ? '' : `A favour of ${visible.toFixed(2)} times per tenfold followers or more would have shown already.`,
      ]
        .filter(Boolean)
        .join(' '),
    charts: 'Charts',
    table: 'The numbers as a table',
    forest: 'Each ratio with its 90 % interval',
    forestHint: '1 is even. Right of it those who are named are ahead, left of it the others. The grey band is as good as even.',
    forestSummary: (n: number) => `${n === 1 ? 'One ratio' : `${n} ratios`} with intervals. The table below holds the numbers.`,
    othersAhead: 'others ahead',
    namedAhead: 'those named ahead',
    outside: 'reaches further than the scale',
    waiting: {
      followers: 'How many still wait, by followers of who wrote',
      loudness: 'How many still wait, by the manner of the first message',
      all: 'How many still wait for their first answer',
    },
    waitingHint: 'Since the case was opened. Lines that lie on each other say that all wait alike.',
    waitingCurve: (name: string, half: string | null) =>
      half === null ? `${name}: half were never answered` : `${name}: half were answered after ${half}`,
    logRank: (p: string) => `Log-rank test over all groups, need not held equal: ${p}.`,
    overtaking: 'Who came later and was answered before',
    overtakingHint: 'Of those pairs of equal need that waited at the same time.',
    louder: 'with more followers',
    quieter: 'with fewer followers',
    pairs: (overtook: number, all: number) => `${count(overtook)} of ${count(all)} pairs`,
    columns: {
      finding: 'Finding',
      effect: 'Effect',
      interval: '90 % interval',
      p: 'p, corrected',
      n: 'Cases',
      verdict: 'Verdict',
      group: 'Group',
      answered: (share: number) => `${Math.round(share * 100)} % answered`,
      who: 'Who came later',
      pairs: 'Pairs',
      before: 'Answered before',
      share: 'Share',
      night: 'Night',
      part: 'Part',
      ratio: 'Ratio',
    },
    findings: 'Findings',
    findingsLead: 'The most important first.',
    noFindings: 'Nothing could be measured on these cases.',
    toDo: 'What to do',
    restsOn: 'What it rests on',
    corrected: (p: string) => `Corrected for the number of findings: ${p}.`,
    wouldShow: (value: string, isIndex: boolean) =>
      `These data would have shown ${isIndex ? 'an index' : 'a ratio'} of ${value} or more.`,
    verdicts: {
      fair: 'Fair',
      'favours the loud': 'Favours the loud',
      'favours the quiet': 'Favours the quiet',
      unequal: 'Unequal',
      'not enough data': 'Not enough data',
    },
    trend: 'Over the nights',
    trendLead: 'Speed per tenfold followers, each night over all cases until then, with its 90 % interval.',
    trendFirst: 'From the second night on this shows where it goes.',
    trendSummary: (n: number, first: string, last: string) =>
      `${n} nights: from ${first} to ${last}. The table below holds the numbers.`,
    parts: {
      time: 'Speed per tenfold followers, over time',
      team: 'Speed per tenfold followers, by team',
      agent: 'Speed per tenfold followers, by agent',
    },
    everywhere: 'Is it the same everywhere?',
    hidden: (n: number) =>
      n === 1 ? 'One part with under 200 answers is not shown.' : `${n} parts with under 200 answers are not shown.`,
    untested: (n: number) => (n === 1 ? 'One question could not be tested' : `${n} questions could not be tested`),
    notes: 'What this rests on',
    none: '–',
    chance: (p: number | null) =>
      p === null ? 'p not known' : p < 0.0001 ? 'p < .0001' : `p = ${p.toFixed(p < 0.01 ? 4 : 3).replace('0.', '.')}`,
    minutes: (n: number) =>
      n < 90
        ? `${n < 10 ? n.toFixed(1) : n.toFixed(0)} min`
        : n < 2880
          ? `${(n / 60).toFixed(1)} h`
          : `${(n / 1440).toFixed(1)} days`,
    ratio: (value: number) => (value >= 1000 ? '>999' : value.toFixed(2)),
    percent: (share: number) => `${(100 * share).toFixed(1)} %`,
  },
}

/** Two digits are all that such a guess is worth. */
function roundUp(n: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 1)
  return Math.ceil(n / unit) * unit
}
