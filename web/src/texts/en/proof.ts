/** The page that a signed link opens, for customers; and what an agent sends. */
export const proofTexts = {
  proof: {
    title: 'Is this you?',
    reading: 'One moment.',
    asks: (company: string) => `${company} asks you.`,
    question: (handle: string, channel: string) => `Did you write to us as ${handle} on ${channel}?`,
    why: 'If you say yes, we know that it is you who writes there, and can speak about your orders with you. We show nothing else, and you may take it back whenever you like: just tell us.',
    yes: 'Yes, that is me',
    no: 'No, that is not me',
    thanksYes: 'Thank you. We know now that it is you. You can close this page.',
    thanksNo: 'Thank you for telling us. Nothing of yours is shown there. You can close this page.',
    spentTitle: 'This link does not work any more',
    ask: 'Ask for proof',
    dialogTitle: 'Ask for proof',
    dialogLead: (name: string) =>
      `Send this to an address or number that we know ${name} by, and never to the profile itself: whoever opens it there says whether the profile is theirs.`,
    sendTo: 'Known on record',
    message: (url: string, until: string) =>
      `Hello,\n\nsomebody has written to us, perhaps you. Please say whether it was you, so that we can speak about your orders there:\n\n${url}\n\nThe link works once, until ${until}. If you do not know what this is about, you need not do anything.`,
    messageLabel: 'What to send',
  },
}
