import { english } from '@evenhand/domain/explanation/en.ts'
import type { Message } from '@evenhand/domain/explanation/message.ts'
import { render } from '@evenhand/domain/explanation/render.ts'
import type { RenderOptions } from '@evenhand/domain/explanation/render.ts'

type Structured = { id: string; values: Record<string, unknown> }

/** A structured sentence of the server in English; one that this version does not know is shown by its id. */
export function wordsOf(message: Structured, options: RenderOptions): string {
  return isKnown(message) ? render(message, options) : message.id
}

/** The server writes what its own catalogue of the same version reads. */
function isKnown(message: Structured): message is Structured & Message {
  return Object.hasOwn(english, message.id)
}
