import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isServersFault } from '../api/problem.ts'
import { keys } from '../api/queries.ts'
import { onSessionEnd } from '../api/request.ts'
import { createDeskRouter } from '../routes/router.ts'
import { Toasts } from '../ui/Toasts.tsx'

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Refusals stay refusals; only the network and the server's bad moments are worth another try.
        retry: (failures, error) => failures < 2 && (error instanceof TypeError || isServersFault(error)),
        retryDelay: attempt => 500 * 2 ** attempt,
      },
    },
  })
}

/** Who was signed in and is no more is led to the door and back afterwards; nothing of the desk stays on the screen. */
function leaveAtSessionEnd(client: QueryClient, router: ReturnType<typeof createDeskRouter>): () => void {
  return onSessionEnd(() => {
    if (client.getQueryData(keys.session) === undefined) return
    client.clear()
    void router.navigate({ to: '/sign-in', search: { ended: true, next: router.state.location.href } })
  })
}

export function App() {
  const [client] = useState(createClient)
  const [router] = useState(() => createDeskRouter(client))
  useEffect(() => leaveAtSessionEnd(client, router), [client, router])
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <Tooltip.Provider delay={500} closeDelay={0}>
          <RouterProvider router={router} />
          <Toasts />
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  )
}
