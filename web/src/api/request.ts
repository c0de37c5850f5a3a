import { ApiError, call, type Input, type Output } from '@evenhand/contract/client.ts'

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

const endListeners = new Set<() => void>()

/** Calls back when the server no longer knows who asks: signed out in another tab, or by time. @returns what ends the listening */
export function onSessionEnd(listener: () => void): () => void {
  endListeners.add(listener)
  return () => void endListeners.delete(listener)
}

/** Calls a route of the contract on the server that this page came from. Throws `ApiError`, or `TypeError` when offline. */
export async function request<const R extends AnyRoute>(to: R, input: Input<R>): Promise<Output<R>> {
  try {
    return await call({ baseUrl: '' }, to, input)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') for (const listener of endListeners) listener()
    throw error
  }
}
