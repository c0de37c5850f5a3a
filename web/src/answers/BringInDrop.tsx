import { texts } from '../texts/en.ts'
import { DropFrame } from '../ui/DropFrame.tsx'
import { chosenFiles, droppedFiles, type PlacedFile } from './read-dropped.ts'

const t = texts.bring

/** Takes files and folders of articles. */
export function BringInDrop({ onFiles }: { onFiles: (files: PlacedFile[]) => void }) {
  return (
    <DropFrame
      choose={t.choose}
      accept=".md,.markdown,.txt,.json"
      multiple
      onDrop={dropped => void droppedFiles(dropped.items).then(onFiles)}
      onChosen={files => onFiles(chosenFiles(files))}
    >
      <p className="text-16 font-medium">{t.drop}</p>
    </DropFrame>
  )
}
