import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { CrashedPage, NotFoundPage } from '../app/StopPages.tsx'
import { articleRoute, articlesRoute } from './articles.ts'
import { deskRoute } from './desk.ts'
import { caseRoute } from './case.ts'
import { channelsRoute } from './channels.ts'
import { customerRoute, customersRoute } from './customers.ts'
import { fairnessRoute } from './fairness.ts'
import { homeRoute } from './home.ts'
import { importsRoute } from './imports.ts'
import { proofRoute } from './proof.ts'
import { readingRoute } from './reading.ts'
import { rootRoute } from './root.ts'
import { signInRoute } from './sign-in.ts'
import { signedInRoute } from './signed-in.ts'
import { topicsRoute } from './topics.ts'
import { worthRoute } from './worth.ts'

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  proofRoute,
  signedInRoute.addChildren([
    deskRoute.addChildren([caseRoute]),
    articlesRoute,
    articleRoute,
    importsRoute,
    channelsRoute,
    customersRoute,
    customerRoute,
    topicsRoute,
    readingRoute,
    fairnessRoute,
    worthRoute,
  ]),
])

export function createDeskRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: false,
    defaultPendingMs: 150,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashedPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
