import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { chosenFiles, droppedFiles, type PlacedFile } from './read-dropped.ts'

const t = texts.bring

/** A place to drop files and folders on, and a button for those who would rather choose. */
export function BringInDrop({ onFiles }: { onFiles: (files: PlacedFile[]) => void }) {
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
        void droppedFiles(event.dataTransfer.items).then(onFiles)
      }}
      className={clsx(
        'flex flex-col items-center gap-3 rounded border border-dashed px-6 py-8 text-center transition-colors duration-100',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
      )}
    >
      <FileUp className="size-6 text-ink-3" strokeWidth={1.5} aria-hidden />
      <p className="font-medium">{t.drop}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept=".md,.markdown,.txt,.json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t.choose}
        onChange={event => {
          if (event.target.files) onFiles(chosenFiles(event.target.files))
        }}
      />
      <Button onClick={() => input.current?.click()}>{t.choose}</Button>
    </div>
  )
}
