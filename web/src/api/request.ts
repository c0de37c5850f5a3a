import { call, type Input, type Output } from '@evenhand/contract/client.ts'

type AnyRoute = Parameters<typeof call>[1]

/**
 * Names a route of the contract by its method and path, which the compiler checks. The schemas stay out of the desk's
 * bundle: the server has validated what it sends, and the types come from the contract all the same.
 */
export function route<R extends { method: string; path: string }>(method: R['method'], path: R['path']): R {
  // The rest of a route is its types, which nothing here reads.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { method, path } as R
}

/** Calls a route of the contract on the server that this page came from. Throws `ApiError`, or `TypeError` when offline. */
export function request<const R extends AnyRoute>(to: R, input: Input<R>): Promise<Output<R>> {
  return call({ baseUrl: '' }, to, input)
}
