import type { Model } from '@evenhand/contract/models.ts'
import { texts } from '../../texts/en.ts'
import { FormFrame } from '../../topics/FormFrame.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'
import { findsFewerGrave } from './figures.ts'

const t = texts.models

type Props = { model: Model; onClose: () => void; onConfirm: (onProblem: (sentence: string) => void) => Promise<boolean> }

/** Old and new side by side once more, then the choice. */
export function AcceptDialog({ model, onClose, onConfirm }: Props) {
  const { comparison, version } = model
  return (
    <FormFrame
      title={t.acceptTitle(version)}
      lead={t.acceptLead}
      confirm={t.accept}
      width="wide"
      onClose={onClose}
      onConfirm={onConfirm}
    >
      {comparison && findsFewerGrave(comparison) ? <p className="text-13 text-pretty text-late">{t.acceptWorse}</p> : null}
      {comparison ? <ComparisonTable comparison={comparison} /> : null}
    </FormFrame>
  )
}
