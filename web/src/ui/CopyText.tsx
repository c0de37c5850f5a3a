import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from './Button.tsx'

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed here: the text stays selectable.
    return false
  }
}

/** A text to carry elsewhere: an address, a secret, a script. */
export function CopyText({ text, block = false }: { text: string; block?: boolean }) {
  const [copied, setCopied] = useState(false)
  const run = async () => {
    setCopied(await copy(text))
    setTimeout(() => setCopied(false), 2000)
  }
  const button = (
    <Button look="quiet" size="small" onClick={() => void run()} className="text-accent-text">
      {copied ? <Check className="size-3.5" aria-hidden /> : <Copy className="size-3.5" aria-hidden />}
      <span role="status">{copied ? texts.action.copied : texts.action.copy}</span>
    </Button>
  )
  if (block)
    return (
      <div className="rounded border border-line bg-canvas">
        <div className="flex justify-end border-b border-line p-1">{button}</div>
        <pre className="max-h-56 overflow-auto px-3 py-2.5 font-mono text-12 leading-4.5">{text}</pre>
      </div>
    )
  return (
    <span className="flex items-center gap-2">
      <code className="min-w-0 font-mono text-12 break-all">{text}</code>
      {button}
    </span>
  )
}
