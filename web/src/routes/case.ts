import { createRoute } from '@tanstack/react-router'
import { CasePage } from '../case/CasePage.tsx'
import { deskRoute } from './desk.ts'

/** The number that people say stands in the address. */
export const caseRoute = createRoute({ getParentRoute: () => deskRoute, path: '$number', component: CasePage })
