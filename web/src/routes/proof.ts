import { createRoute } from '@tanstack/react-router'
import { ProofPage } from '../proof/ProofPage.tsx'
import { rootRoute } from './root.ts'

/** Open to customers: nobody signs in here. The token stands behind the hash. */
export const proofRoute = createRoute({ getParentRoute: () => rootRoute, path: '/proof', component: ProofPage })
