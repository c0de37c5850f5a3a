import type { Routes } from './parts.ts'

/** The API for outsiders, from the contract's own schemas; checked in as contract/openapi.json and compared by a test. */
export function openApiDocument(app: Routes) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Evenhand',
      version: '1',
      description:
        'The API of the desk. Sign in for a session cookie, or send the installation’s token as a bearer. Times are ISO 8601 in UTC, money is whole minor units with its currency. Errors carry a stable code.',
    },
  })
}
