import type { Message } from '@evenhand/contract/case.ts'
import { BookmarkPlus, HandHeart } from 'lucide-react'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { isKeepable, keepAnswer } from './keep.ts'

/** Under a message that may answer others too. */
export function KeepButton({ caseId, message }: { caseId: string; message: Message }) {
  const { can } = useSession()
  if (!can.reply || !isKeepable(message)) return null
  const ours = message.direction === 'out'
  const Icon = ours ? BookmarkPlus : HandHeart
  return (
    <Button
      look="quiet"
      size="inline"
      title={texts.keep.hint}
      className="mt-0.5 text-12 font-normal text-ink-3 opacity-0 group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:min-h-8 pointer-coarse:opacity-100"
      onClick={() => void keepAnswer(caseId, message.id)}
    >
      <Icon className="size-3.5" strokeWidth={1.75} aria-hidden />
      {ours ? texts.keep.keep : texts.keep.helped}
    </Button>
  )
}
