import type { Models } from '@evenhand/contract/models.ts'
import { useRef, useState } from 'react'
import { sentenceOf } from '../../api/problem.ts'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'

const t = texts.models
const steps = ['npx evenhand corrections --json > corrections.ndjson', 'npx evenhand train --from-corrections corrections.ndjson']

type Props = {
  corrections: number
  untaught: Models['untaught']
  /** Sends what the file says; throws what was refused. */
  onWeights: (weights: unknown) => Promise<void>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How a new version comes about, and the button that brings it in. */
export function OfferWeights({ corrections, untaught, onWeights }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isMeasuring, setMeasuring] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File) => {
    setProblem(null)
    const weights = parsed(await file.text())
    if (weights === undefined) return setProblem(t.unreadable)
    setMeasuring(true)
    try {
      await onWeights(weights)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setMeasuring(false)
  }
  return (
    <section aria-label={t.offerTitle} className="mt-10">
      <h2 className="text-20 font-semibold tracking-tight">{t.offerTitle}</h2>
      <p className="mt-1 max-w-[64ch] text-13 text-pretty text-ink-2">{t.offerLead(corrections)}</p>
      {untaught.isEnough ? (
        <p className="mt-3 max-w-[64ch] rounded border border-note-line bg-note px-3 py-2 text-13 text-pretty">
          {t.worthTraining(untaught.messages)}
        </p>
      ) : null}
      <pre className="mt-3 overflow-x-auto rounded border border-line bg-canvas px-3 py-2 font-mono text-12" tabIndex={0}>
        {steps.join('\n')}
      </pre>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t.choose}
        onChange={event => {
          const file = event.target.files?.[0]
          if (file) void send(file)
          event.target.value = ''
        }}
      />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button onClick={() => input.current?.click()} disabled={isMeasuring}>
          {t.choose}
        </Button>
        <p role="status" className="text-13 text-ink-2">
          {isMeasuring ? t.measuring : ''}
        </p>
        {problem ? (
          <p role="alert" className="text-13 text-late">
            {problem}
          </p>
        ) : null}
      </div>
    </section>
  )
}
