import { clsx } from 'clsx'
import { useNow } from '../live/clock.ts'
import {
  agoWords,
  clockTime,
  dateWords,
  dueWords,
  exactWords,
  fullDateWords,
  momentInSentence,
  momentWords,
} from './time-words.ts'

const wordsOf = {
  moment: momentWords,
  inside: momentInSentence,
  clock: clockTime,
  date: dateWords,
  'full-date': fullDateWords,
  ago: agoWords,
}

type Props = { at: string; className?: string | undefined }

/** A moment in the reader's zone; the exact instant on hover. */
export function Moment({ at, className, as = 'moment' }: Props & { as?: keyof typeof wordsOf }) {
  const now = useNow()
  const instant = Date.parse(at)
  const words = wordsOf[as](instant, now)
  return (
    <time dateTime={at} title={exactWords(instant)} className={clsx('nums', className)}>
      {words}
    </time>
  )
}

/** The due time in words: "in 12 min", "28 min late". Late is told by the words; the colour only agrees. */
export function Due({ at, className }: Props) {
  const { words, late } = dueWords(Date.parse(at), useNow())
  return (
    <time dateTime={at} title={exactWords(Date.parse(at))} className={clsx('nums', late && 'text-late', className)}>
      {words}
    </time>
  )
}
