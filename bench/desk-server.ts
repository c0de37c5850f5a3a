import { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { destination, pino } from 'pino'
import { z } from 'zod'
import { scratchSecret } from '../dev/scratch-cluster.ts'
import { openApp } from '../server/src/app.ts'

/** The server as it runs, in a process of its own, so that its memory and its time are its own. Started by fork; says its port. */
const { urls, token, importsFolder } = z
  .object({
    urls: z.object({ app: z.string(), jobs: z.string(), auth: z.string() }),
    token: z.string(),
    importsFolder: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'))

const app = await openApp({
  urls,
  token,
  importsFolder,
  installationSecret: scratchSecret,
  publicUrl: 'http://localhost:4810',
  webDirectory: null,
  clock: { now: () => Date.now() },
  log: pino({ level: 'error' }, destination(2)),
  connections: 16,
})
await app.startJobs()
const server = serve({ fetch: (request, env) => app.fetch(request, env), port: 0, hostname: '127.0.0.1' })
server.once('listening', () => {
  const address = server.address()
  if (typeof address === 'object') process.send?.({ port: address?.port })
})

process.on('message', message => {
  if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss })
})
process.once('disconnect', () => {
  if (server instanceof Server) server.closeAllConnections()
  server.close(() => void app[Symbol.asyncDispose]())
})
