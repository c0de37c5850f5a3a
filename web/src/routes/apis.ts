import { getRouteApi } from '@tanstack/react-router'

/** Parameters and search of a route, for components that the route itself imports. */
export const deskApi = getRouteApi('/signed-in/desk/$view')
export const signInApi = getRouteApi('/sign-in')
export const customerApi = getRouteApi('/signed-in/customers/$id')
export const customersApi = getRouteApi('/signed-in/customers')
