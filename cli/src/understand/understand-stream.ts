import { whyNoJson } from '@evenhand/contract/why-no-json.ts'
import { mendedText } from '@evenhand/files/content/as-utf8.ts'
import { scanLine } from '@evenhand/files/rows/scan-line.ts'
import { splitRows } from '@evenhand/files/rows/split-rows.ts'
import type { Understand } from '@evenhand/language/understand.ts'
import type { Understanding } from '@evenhand/language/understanding.ts'
import { z } from 'zod'

const turn = z.strictObject({ direction: z.enum(['in', 'out', 'other']), text: z.string() })
const messageSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  context: z
    .object({
      earlier: z.array(turn).default([]),
      facts: z.object({ orderLate: z.boolean(), incidentOpen: z.boolean() }).partial().optional(),
    })
    .optional(),
})
type Message = z.infer<typeof messageSchema>
type Id = string | number
export type UnderstoodLine =
  | ({ id?: Id } & ReturnType<typeof present>)
  | { id?: Id; error: { code: 'malformed-json' | 'invalid-message'; message: string } }

function present(said: Understanding) {
  const { language, type, needsReply, severity, risks, affected, complaint, claimsDeadline, tone, abusive, confidence } = said
  return {
    language,
    type,
    needsReply,
    severity,
    risk: risks,
    affected,
    complaint,
    claimsDeadline,
    tone,
    abusive,
    topics: said.topics ?? [],
    confidence,
    plausible: said.plausible,
    evidence: said.evidence,
  }
}

const idOf = (value: unknown): { id?: Id } =>
  typeof value === 'object' && value !== null && 'id' in value && (typeof value.id === 'string' || typeof value.id === 'number')
    ? { id: value.id }
    : {}

function contextOf({ context }: Message): Parameters<Understand>[1] {
  if (context === undefined) return undefined
  const { orderLate, incidentOpen } = context.facts ?? {}
  const facts = { ...(orderLate !== undefined && { orderLate }), ...(incidentOpen !== undefined && { incidentOpen }) }
  return { earlier: context.earlier, facts }
}

/** What one line says; a line that is no message is answered in its place. */
export function understandLine(line: string, understand: Understand): UnderstoodLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { error: { code: 'malformed-json', message: whyNoJson('The line', line, error) } }
  }
  const message = messageSchema.safeParse(value)
  if (!message.success) {
    const [issue] = message.error.issues
    const where = issue?.path.join('.') ?? ''
    return {
      ...idOf(value),
      error: { code: 'invalid-message', message: `${where === '' ? 'The line' : where}: ${issue?.message ?? 'not a message'}.` },
    }
  }
  return { ...idOf(value), ...present(understand(message.data.text, contextOf(message.data))) }
}

/** What the lines of a stream say, in their order, each as soon as it is there. Blank lines give nothing; bytes that are no UTF-8 are read as old letters. */
export async function* understandStream(input: AsyncIterable<Buffer>, understand: Understand): AsyncGenerator<UnderstoodLine> {
  for await (const row of splitRows(input, scanLine, mendedText)) {
    if (!row.ok) yield { error: { code: 'malformed-json', message: row.reason } }
    else if (row.value.trim() !== '') yield understandLine(row.value, understand)
  }
}
