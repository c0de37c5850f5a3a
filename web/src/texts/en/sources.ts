/** Shops and payment services that tell of customers and orders by themselves. */
export const sourcesTexts = {
  sources: {
    title: 'Shops and payments',
    lead: 'Stripe and Shopify can send customers, orders, refunds and subscriptions by themselves.',
    add: 'Connect a shop',
    vendor: 'Who sends',
    vendors: { stripe: 'Stripe', shopify: 'Shopify' },
    name: 'Name',
    nameHint: 'As your team calls it, for example “Online shop”.',
    none: 'No shop is connected.',
    address: 'Sends to',
    state: 'State',
    waits: 'Waits for its signing secret; until then everything is refused.',
    silent: 'Connected; nothing has come yet.',
    heard: 'Last heard',
    off: 'Switched off: nothing is taken.',
    setSecret: 'Set the signing secret',
    secretTitle: (name: string) => `The signing secret of ${name}`,
    secretLead: (vendor: string) =>
      `Enter the address below as a webhook at ${vendor}. It then shows a signing secret: bring it here. It is stored sealed and never shown again; a former one is taken for 24 hours more.`,
    secret: 'Signing secret',
    secretHint: {
      stripe: 'It begins with whsec_.',
      shopify: 'The client secret of your app, or the secret below the notifications of your shop.',
    },
    later: 'Later',
    saved: 'The secret is kept.',
    switchOff: 'Switch off',
    switchOn: 'Switch on',
  },
}
