import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'

/** A place to drop a file on, and a button for those who would rather choose. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
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
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
      className={clsx(
        'flex flex-col items-center gap-1 rounded border border-dashed px-6 py-10 text-center transition-colors duration-100',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-canvas',
      )}
    >
      <FileUp className="mb-2 size-6 text-ink-3" strokeWidth={1.5} aria-hidden />
      <p className="text-16 font-medium">{texts.imports.drop}</p>
      <p className="text-13 text-ink-3">{texts.imports.formats}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.jsonl,.ndjson,.json,text/csv,application/x-ndjson"
        className="sr-only"
        tabIndex={-1}
        aria-label={texts.imports.choose}
        onChange={event => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
        }}
      />
      <Button className="mt-4" onClick={() => input.current?.click()}>
        {texts.imports.choose}
      </Button>
    </div>
  )
}
