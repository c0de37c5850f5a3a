import { useState, type ReactNode } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

type Props = {
  title: string
  lead?: string
  confirm: string
  width?: 'normal' | 'wide'
  onClose: () => void
  /** @returns whether it is done; otherwise says why. */
  onConfirm: (onProblem: (sentence: string) => void) => Promise<boolean>
  children: ReactNode
}

/** A question about topics: its fields, what is wrong with them, and what to do. Closes when it is done. */
export function FormFrame({ title, lead, confirm, width = 'normal', onClose, onConfirm, children }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const submit = async () => {
    setWorking(true)
    if (await onConfirm(setProblem)) onClose()
    setWorking(false)
  }
  return (
    <Dialog open onClose={onClose} title={title} lead={lead} width={width}>
      <form
        className="flex flex-col gap-4 pt-2"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        {children}
        <div className="sticky -bottom-6 -mx-6 -mb-6 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-6 py-3">
          {problem ? (
            <p role="alert" className="mr-auto text-13 text-late">
              {problem}
            </p>
          ) : null}
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={working}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
