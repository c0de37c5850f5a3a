import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { isServersFault } from '../api/problem.ts'
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

export function App() {
  const [client] = useState(createClient)
  const [router] = useState(() => createDeskRouter(client))
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
