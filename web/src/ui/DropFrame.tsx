import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

type Props = {
  /** What the button says, and what a screen reader calls the field. */
  choose: string
  /** As of an input: endings and kinds. */
  accept: string
  multiple?: boolean
  onDrop: (dropped: DataTransfer) => void
  onChosen: (files: FileList) => void
  /** What may be dropped here, in words. */
  children: ReactNode
}

/** A place to drop files on, and a button for those who would rather choose. */
export function DropFrame({ choose, accept, multiple = false, onDrop, onChosen, children }: Props) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer)
      }}
      className={clsx(
        'flex flex-col items-center gap-1 rounded border border-dashed px-6 py-10 text-center transition-colors duration-100',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-canvas',
      )}
    >
      <FileUp className="mb-2 size-6 text-ink-3" strokeWidth={1.5} aria-hidden />
      {children}
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label={choose}
        onChange={event => {
          if (event.target.files) onChosen(event.target.files)
        }}
      />
      <Button className="mt-4" onClick={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  )
}
