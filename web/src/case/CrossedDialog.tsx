import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { MessageText } from './Bubble.tsx'

export type Crossing = {
  sentence: string
  /** A name, or null for an answer from outside this desk. */ theirs: { name: string | null; body: string } | null
  mine: string
  sendAnyway: () => void
}

/** A colleague answered meanwhile: both texts side by side, and the reader decides. */
export function CrossedDialog({ crossing, onClose }: { crossing: Crossing | null; onClose: () => void }) {
  return (
    <Dialog open={crossing !== null} onClose={onClose} title={texts.composer.crossedTitle} lead={crossing?.sentence} width="wide">
      {crossing ? (
        <div className="flex flex-col gap-4">
          {crossing.theirs ? (
            <section>
              <h3 className="mb-1 text-12 font-medium text-ink-3">
                {crossing.theirs.name === null
                  ? texts.composer.crossedOutside
                  : texts.composer.crossedTheirs(crossing.theirs.name)}
              </h3>
              <div className="rounded bg-accent-soft px-3.5 py-2.5">
                <MessageText>{crossing.theirs.body}</MessageText>
              </div>
            </section>
          ) : null}
          <section>
            <h3 className="mb-1 text-12 font-medium text-ink-3">{texts.composer.crossedYours}</h3>
            <div className="rounded border border-line px-3.5 py-2.5">
              <MessageText>{crossing.mine}</MessageText>
            </div>
          </section>
          <div className="flex justify-end gap-2">
            <Button
              onClick={() => {
                crossing.sendAnyway()
                onClose()
              }}
            >
              {texts.composer.crossedSend}
            </Button>
            <Button look="primary" onClick={onClose}>
              {texts.composer.crossedRead}
            </Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  )
}
