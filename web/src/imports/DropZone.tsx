import { texts } from '../texts/en.ts'
import { DropFrame } from '../ui/DropFrame.tsx'

/** Takes one file. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const first = ([file]: FileList) => {
    if (file) onFile(file)
  }
  return (
    <DropFrame
      choose={texts.imports.choose}
      accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,.parquet,.gz,text/csv,application/x-ndjson"
      onDrop={dropped => first(dropped.files)}
      onChosen={first}
    >
      {/* Nobody drops a file on a phone. */}
      <p className="text-16 font-medium pointer-coarse:hidden">{texts.imports.drop}</p>
      <p className="text-13 text-ink-3">{texts.imports.formats}</p>
    </DropFrame>
  )
}
