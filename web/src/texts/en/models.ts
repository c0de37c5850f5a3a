const messages = (n: number) => (n === 1 ? '1 message' : `${n.toLocaleString('en')} messages`)

export const modelTexts = {
  models: {
    nav: 'Reading',
    title: 'How messages are read',
    lead: 'A language model of your own reads type, severity, risk and tone of every message. It learns from what your team corrects, and a lead decides which version reads.',
    versions: 'Versions',
    reads: 'Reads now',
    version: (name: string) => `Version ${name}`,
    builtIn: 'Came with Evenhand',
    taughtBy: (n: number) => `taught by ${messages(n)}`,
    offered: (name: string) => `offered by ${name}`,
    misfit: 'Made for another version of Evenhand. Train again, then accept.',
    accept: 'Let this version read',
    acceptTitle: (name: string) => `Let version ${name} read`,
    acceptLead:
      'From now on messages are read by it. What was read and decided before stays as it is, and you can go back in one step.',
    acceptWorse:
      'It finds fewer of the high and critical messages than the version that read when it was measured. Somebody in danger may wait longer.',
    accepted: (name: string) => `Version ${name} reads from now on.`,
    back: (name: string) => `Go back to ${name}`,
    compare: (name: string) => `Compared with ${name}`,
    figure: 'Measure',
    old: 'Old',
    new: 'New',
    heldOut: (n: number) => `On ${messages(n)} that no version was taught`,
    corrections: (n: number) => `On ${messages(n)} of yours, kept back from learning`,
    noCorrections: 'None of your corrections was kept back for measuring yet: one in five is.',
    measures: {
      'type-accuracy': 'Type, right',
      'type-macro-f1': 'Type, macro-F1',
      'severity-accuracy': 'Severity, right',
      'severity-kappa': 'Severity, quadratic kappa',
      'grave-recall': 'High and critical found',
      'grave-precision': 'High and critical rightly said',
      'reply-accuracy': 'Needs a reply, right',
      'tone-accuracy': 'Tone, right',
      'abuse-accuracy': 'Abusive, right',
      'deaf-to-volume': 'Severity kept when only the manner changes',
    },
    byClass: 'Found, by class',
    severityClass: (label: string) => `Severity ${label}`,
    typeClass: (label: string) => `Type ${label}`,
    better: 'better',
    worse: 'worse',
    offerTitle: 'Teach a new version',
    offerLead: (n: number) =>
      n === 0
        ? 'Your team has corrected or confirmed no message yet. What it says of messages is what a new version learns from.'
        : `Your team has corrected or confirmed ${messages(n)}. Make a new version of them where Evenhand runs, and choose the file here: it is measured beside the one that reads, and nothing changes until a lead accepts it.`,
    worthTraining: (n: number) =>
      `Your team has said how to read ${messages(n)} since the latest version was made: enough to make another one and see whether it reads better.`,
    worthTrainingNav: (n: number) => `${messages(n)} to learn from`,
    choose: 'Choose a file of weights',
    measuring: 'Measuring it beside the version that reads. This takes some seconds.',
    unreadable: 'This file holds no weights. npx evenhand train writes them.',
    history: 'Who chose',
    chose: (version: string, name: string) => `${name} chose ${version}`,
  },
}
