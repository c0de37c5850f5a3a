/** Dates that somebody puts on a case. */
export const datesTexts = {
  dates: {
    label: 'Dates on this case',
    add: 'Add a date',
    title: 'Put a date on this case',
    lead: 'What you promised or what law sets is owed by then. A departure, an appointment or a delivery pulls the answer forward.',
    kind: 'What it is',
    kinds: {
      commitment: 'We promised',
      statutory: 'Set by law',
      departure: 'Departure',
      appointment: 'Appointment',
      delivery: 'Delivery',
    },
    at: 'When',
    past: 'Choose a moment that lies ahead.',
    words: 'What was said, or how you know',
    wordsPlaceholder: 'I will call on Thursday at ten.',
    submit: 'Put it on the case',
    met: 'kept',
    kept: 'Kept',
    keptOf: (kind: string) => `Kept: ${kind}`,
    withdraw: 'Withdraw',
    withdrawOf: (kind: string) => `Withdraw: ${kind}`,
    withdrawal: {
      title: 'Why is this date wrong?',
      lead: 'It is taken off the case, and the reason stays in a private note.',
      label: 'Reason',
      placeholder: 'They meant next week.',
      submit: 'Withdraw it',
    },
  },
}
