import { exportHead } from '@evenhand/language/answers/reading/export-of.ts'
import { useState } from 'react'
import { texts } from '../texts/en.ts'
import { BringInDrop } from './BringInDrop.tsx'
import { BringInReview } from './BringInReview.tsx'
import { guessSource, type Source } from './bring-in.ts'
import type { PlacedFile } from './read-dropped.ts'

const t = texts.bring
type Chosen = { files: PlacedFile[]; source: Source }

/** Articles from elsewhere: files are looked at first, and what would happen is told before it does. */
export function BringIn({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = async (files: PlacedFile[]) => {
    const [first] = files
    if (first) setChosen({ files, source: guessSource(files, await first.file.slice(0, exportHead).text()) })
  }
  return (
    <section aria-label={t.title} className="mt-4 rounded border border-line bg-canvas p-5 max-md:p-4">
      <p className="mb-4 text-13 text-pretty text-ink-2">{t.lead}</p>
      {chosen ? (
        <BringInReview
          key={chosen.source}
          files={chosen.files}
          source={chosen.source}
          onSource={source => setChosen({ ...chosen, source })}
          onAnother={() => setChosen(null)}
          onClose={onClose}
        />
      ) : (
        <BringInDrop onFiles={files => void choose(files)} />
      )}
    </section>
  )
}
