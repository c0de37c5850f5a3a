import { Client, escapeIdentifier } from 'pg'

export type Listener = AsyncDisposable

export type ListenOptions = {
  /** Any role that may connect; notices need no grants. */
  url: string
  channels: readonly string[]
  /** One notice; called in the order of arrival. */
  onNotice: (channel: string, payload: string) => void
  /** Notices may have been missed: the connection was lost and is back. */
  onGap: () => void
  onError?: (error: Error) => void
}

const firstPauseMs = 200
const longestPauseMs = 10_000

/** One connection that listens for this whole process, and comes back by itself. */
export async function listen(options: ListenOptions): Promise<Listener> {
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const fresh = new Client({ connectionString: options.url, application_name: 'evenhand live', keepAlive: true })
    fresh.on('notification', notice => options.onNotice(notice.channel, notice.payload ?? ''))
    fresh.on('error', error => {
      options.onError?.(error)
      comeBack(fresh, firstPauseMs)
    })
    fresh.on('end', () => comeBack(fresh, firstPauseMs))
    client = fresh
    await fresh.connect()
    for (const channel of options.channels) await fresh.query(`listen ${escapeIdentifier(channel)}`)
  }

  function comeBack(lost: Client, pauseMs: number): void {
    if (isClosed || client !== lost) return
    client = null
    timer = setTimeout(() => {
      connect().then(options.onGap, (error: unknown) => {
        options.onError?.(error instanceof Error ? error : new Error(String(error)))
        const failed = client
        if (failed) comeBack(failed, Math.min(pauseMs * 2, longestPauseMs))
      })
    }, pauseMs)
    timer.unref()
  }

  await connect()
  return {
    async [Symbol.asyncDispose]() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
