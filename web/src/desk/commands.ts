import { useEffect, useRef } from 'react'

/** What can be asked of the desk by key, palette or button; whoever is on the screen answers. */
export const commands = [
  'next',
  'previous',
  'done',
  'reply',
  'note',
  'assign',
  'assign-me',
  'snooze',
  'resolve',
  'date',
  'insert-answer',
  'keep-answer',
  'severity',
  'confirm-doubt',
  'dispel-doubt',
  'ease-medium',
  'ease-low',
  'ease-none',
  'confirm-link',
  'reject-link',
  'linking',
  'search',
  'help',
  'palette',
  'undo',
  'escape',
  'menu',
  'settle',
] as const
export type Command = (typeof commands)[number]

type Handler = () => void
const handlers = new Map<Command, Handler[]>()

/** Runs the command with the handler that came last. False when nobody on the screen knows it. */
export function runCommand(command: Command): boolean {
  const handler = handlers.get(command)?.at(-1)
  handler?.()
  return handler !== undefined
}

/** Answers a command while the component is on the screen. */
export function useCommand(command: Command, handler: Handler, active = true): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    if (!active) return undefined
    const run = () => latest.current()
    handlers.set(command, [...(handlers.get(command) ?? []), run])
    return () => {
      handlers.set(
        command,
        (handlers.get(command) ?? []).filter(other => other !== run),
      )
    }
  }, [command, active])
}
