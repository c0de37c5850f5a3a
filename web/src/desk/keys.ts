import type { Command } from './commands.ts'

/** What of a key press decides its meaning. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; repeat: boolean }

const letters: Readonly<Record<string, Command>> = {
  j: 'next',
  k: 'previous',
  r: 'reply',
  n: 'note',
  a: 'assign',
  s: 'snooze',
  e: 'resolve',
  d: 'date',
  i: 'insert-answer',
  b: 'keep-answer',
  y: 'confirm-doubt',
  u: 'dispel-doubt',
  3: 'ease-medium',
  4: 'ease-low',
  5: 'ease-none',
  l: 'confirm-link',
  x: 'reject-link',
  z: 'undo',
  '/': 'search',
  '?': 'help',
}
/** Where somebody types too. */
const withControl: Readonly<Record<string, Command>> = { k: 'palette', i: 'insert-answer' }
const repeating: ReadonlySet<Command> = new Set(['next', 'previous'])

/**
 * The command of a key press, or null. Letters are commands only while nobody types and no dialog or menu is open;
 * Control or Command with K always opens the palette, and with I an answer can be put in while somebody writes.
 * @example commandOf({ key: 'j', … }, { typing: false, covered: false }) // 'next'
 */
export function commandOf(press: Press, where: { typing: boolean; covered: boolean }): Command | null {
  if ((press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey) {
    const anywhere = withControl[press.key.toLowerCase()]
    if (anywhere) return where.covered && anywhere !== 'palette' ? null : anywhere
  }
  if (press.ctrlKey || press.metaKey || press.altKey || where.typing || where.covered) return null
  if (press.key === 'Escape') return 'escape'
  const command = letters[press.key.length === 1 ? press.key.toLowerCase() : press.key]
  if (!command || (press.repeat && !repeating.has(command))) return null
  return command
}

const typingTypes = new Set(['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color', 'reset'])

/** True where a letter is text. */
export function isTyping(element: EventTarget | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (element.isContentEditable || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  return element instanceof HTMLInputElement && !typingTypes.has(element.type)
}
