import { IncomingMessage } from 'node:http'
import type { Context as HonoContext } from 'hono'
import * as previewContract from '@evenhand/contract/import-preview.ts'
import * as importContract from '@evenhand/contract/imports.ts'
import { importRejects, listImports, loadImportView } from '../../use-cases/imports/load-imports.ts'
import { applyImport } from '../../use-cases/imports/dry-runs.ts'
import { cancelImport } from '../../use-cases/imports/cancel-import.ts'
import type { ImportRunner } from '../../use-cases/imports/import-runner.ts'
import { previewImport } from '../../use-cases/imports/preview-import.ts'
import { resumeImport } from '../../use-cases/imports/resume-import.ts'
import { startImport } from '../../use-cases/imports/start-import.ts'
import { csvCell } from '../csv-cell.ts'
import { allow } from '../guards.ts'
import { newRoutes, type HttpEnv, type HttpParts, type Routes } from '../parts.ts'
import { presentImport } from '../present/import.ts'

/** Files of messages, customers, orders and contacts: for leads and admins. The upload is the body itself and is streamed to the disk. */
export function importRoutes({ context }: HttpParts, runner: ImportRunner): Routes {
  const routes = newRoutes()
  const parts = { context, runner }

  routes.openapi(importContract.startImport, async c => {
    const actor = allow(c, 'lead')
    const { kind, dryRun, format, fileName, channel, mapping, history } = c.req.valid('query')
    const length = Number(c.req.header('content-length') ?? Number.NaN)
    const upload = { body: bodyOf(c), length: Number.isFinite(length) ? length : null }
    const input = { kind, dryRun, format, fileName, channel: channel ?? null, mapping: mapping ?? null, history, upload }
    return c.json(presentImport(await startImport(parts, actor, input)), 200)
  })
  routes.openapi(previewContract.previewImport, async c => {
    allow(c, 'lead')
    const { kind, format, mapping, whole } = c.req.valid('query')
    const length = Number(c.req.header('content-length') ?? Number.NaN)
    const upload = { body: bodyOf(c), length: Number.isFinite(length) ? length : null }
    const input = { kind: kind ?? null, format, mapping: mapping ?? null, isWhole: whole, upload }
    return c.json(await previewImport(parts, input), 200)
  })
  routes.openapi(importContract.listImports, async c => {
    const views = await listImports(parts, allow(c, 'lead'))
    return c.json({ imports: views.map(presentImport) }, 200)
  })
  routes.openapi(importContract.getImport, async c => {
    return c.json(presentImport(await loadImportView(parts, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(importContract.cancelImport, async c => {
    return c.json(presentImport(await cancelImport(parts, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(importContract.resumeImport, async c => {
    return c.json(presentImport(await resumeImport(parts, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(importContract.applyImport, async c => {
    return c.json(presentImport(await applyImport(parts, allow(c, 'lead'), c.req.valid('param').id)), 200)
  })
  routes.openapi(importContract.getImportRejects, async c => sendRows(c, c.req.valid('param').id, false))
  routes.openapi(importContract.getImportNotes, async c => sendRows(c, c.req.valid('param').id, true))

  async function sendRows(c: HonoContext<HttpEnv>, id: string, imported: boolean) {
    const actor = allow(c, 'lead')
    const { row } = await loadImportView(parts, actor, id)
    const name = `${row.file_name.replaceAll(/[^\w.-]+/g, '_')}.${imported ? 'noted' : 'rejected'}.csv`
    c.header('content-disposition', `attachment; filename="${name}"`)
    return c.body(ReadableStream.from(rejectLines(importRejects(parts, actor, id, imported))), 200, {
      'content-type': 'text/csv; charset=utf-8',
    })
  }
  return routes
}

/** The socket itself where there is one: through a web stream a gigabyte leaves hundreds of megabytes behind. */
function bodyOf(c: HonoContext<HttpEnv>): AsyncIterable<Uint8Array> {
  const env: unknown = c.env
  if (typeof env === 'object' && env !== null && 'incoming' in env && env.incoming instanceof IncomingMessage) return env.incoming
  return c.req.raw.body ?? emptyBody()
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

async function* rejectLines(rejects: ReturnType<typeof importRejects>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('line,reason,content\r\n')
  for await (const { line, reason, content } of rejects) {
    yield encoder.encode(`${line},${csvCell(reason)},${csvCell(content)}\r\n`)
  }
}
