import { useEffect } from 'react'
import { runCommand } from './commands.ts'
import { commandOf, isTyping } from './keys.ts'

/** A dialog or an open menu takes the keys for itself. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
}

/** One listener for the whole desk. */
export function useKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      // Where the key was pressed: the field may have given up its focus meanwhile.
      const command = commandOf(event, { typing: isTyping(event.target), covered: isCovered() })
      if (command && runCommand(command)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
