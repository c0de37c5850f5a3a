import { CheckCheck, ChevronDown, Hourglass, SendHorizontal } from 'lucide-react'
import { texts } from '../texts/en.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

export const sendHint = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? texts.composer.hintMac : texts.composer.hint

type SendProps = {
  disabled: boolean
  onSend: () => void
  onResolve: () => void
  onWait: () => void
  resolveRefusal: string | null
}

/** Send; or send and wait for a named fact; or send and resolve. */
export function SendButton({ disabled, onSend, onResolve, onWait, resolveRefusal }: SendProps) {
  return (
    <div className="flex">
      <Button look="primary" disabled={disabled} onClick={onSend} title={sendHint} className="rounded-e-none">
        <SendHorizontal className="size-3.5" aria-hidden />
        {texts.composer.send}
      </Button>
      <Menu
        side="top"
        align="end"
        trigger={
          <button
            type="button"
            disabled={disabled}
            aria-label={texts.composer.sendOptions}
            className={buttonClass('primary', 'icon', 'rounded-s-none border-l border-accent-ink/25 px-1.5')}
          >
            <ChevronDown className="size-3.5" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<Hourglass className="size-4" strokeWidth={1.75} aria-hidden />} onSelect={onWait}>
          {texts.composer.sendWait}
        </MenuItem>
        <MenuItem
          icon={<CheckCheck className="size-4" strokeWidth={1.75} aria-hidden />}
          disabled={resolveRefusal !== null}
          onSelect={onResolve}
        >
          {texts.composer.sendResolve}
        </MenuItem>
      </Menu>
    </div>
  )
}
