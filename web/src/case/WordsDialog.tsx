import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  lead: string
  label: string
  placeholder: string
  submit: string
  /** One line with suggestions, or several lines. */
  examples?: readonly string[]
  maxLength: number
  /** Why these words will not do, as they are written. */
  refusal?: (words: string) => string | null
  onSubmit: (words: string) => void
}

/** Asks for a few words before a step: a missing fact, or what was done. */
export function WordsDialog({
  open,
  onClose,
  title,
  lead,
  label,
  placeholder,
  submit,
  examples,
  maxLength,
  refusal,
  onSubmit,
}: Props) {
  const [words, setWords] = useState('')
  const refused = refusal?.(words) ?? null
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    if (words.trim() === '' || refused !== null) return
    onSubmit(words.trim())
    setWords('')
    onClose()
  }
  const field = { label, placeholder, value: words, maxLength, required: true }
  return (
    <Dialog open={open} onClose={onClose} title={title} lead={lead}>
      <form onSubmit={send} className="flex flex-col gap-4">
        {examples ? (
          <TextField {...field} onChange={event => setWords(event.target.value)} />
        ) : (
          <TextArea {...field} onChange={event => setWords(event.target.value)} />
        )}
        {examples ? (
          <div className="-mt-2 flex flex-wrap gap-1.5">
            {examples.map(example => (
              <Button key={example} size="small" onClick={() => setWords(example)}>
                {example}
              </Button>
            ))}
          </div>
        ) : null}
        <p role="status" className="-mt-2 text-13 text-pretty text-ink-2 empty:hidden">
          {refused}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={words.trim() === '' || refused !== null}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
