import type { ValuingShown } from '@evenhand/contract/value.ts'
import { useState } from 'react'
import { useSession } from '../api/session.ts'
import { request } from '../api/request.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { numbersIn, numbersOf, type LevelNumbers } from './level-numbers.ts'
import { useWorthChange, worthRoutes } from './worth-queries.ts'

const t = texts.worth

type FieldsProps = {
  numbers: LevelNumbers
  wrong: ReadonlySet<keyof LevelNumbers>
  isLocked: boolean
  set: (name: keyof LevelNumbers, text: string) => void
}

function Fields({ numbers, wrong, isLocked, set, currency }: FieldsProps & { currency: string }) {
  const field = (name: keyof LevelNumbers, label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={wrong.has(name) ? t.notNumber : null}
      inputMode="decimal"
      value={numbers[name]}
      readOnly={isLocked}
      className={isLocked ? 'bg-sunken' : ''}
      onChange={event => set(name, event.target.value)}
    />
  )
  return (
    <>
      <fieldset className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <legend className="mb-2 text-13 text-ink-2">{t.person}</legend>
        {field('excellent', t.excellentFrom(currency))}
        {field('exceptional', t.exceptionalFrom(currency))}
      </fieldset>
      <fieldset className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <legend className="mb-2 text-13 text-ink-2">{t.household}</legend>
        {field('householdExcellent', t.excellentFrom(currency))}
        {field('householdExceptional', t.exceptionalFrom(currency))}
      </fieldset>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        {field('keptDownTo', t.keptDownTo)}
        {field('nightsBelow', t.nightsBelow)}
        {field('ceiling', t.ceiling, t.ceilingHint)}
        {field('deedsCap', t.deedsCap, t.deedsCapHint)}
      </div>
      {field('influence', t.influence, t.influenceHint)}
    </>
  )
}

/** The numbers of the levels, and whether there are levels at all. */
export function LevelsForm({ valuing }: { valuing: ValuingShown }) {
  const { can } = useSession()
  const [numbers, setNumbers] = useState(() => numbersOf(valuing))
  const [wrong, setWrong] = useState<ReadonlySet<keyof LevelNumbers>>(new Set())
  const [version, setVersion] = useState(valuing.policyVersion)
  // Another version, of somebody else perhaps: the fields show it, and the focus stays where it is.
  if (version !== valuing.policyVersion) {
    setVersion(valuing.policyVersion)
    setNumbers(numbersOf(valuing))
    setWrong(new Set())
  }
  const { change, problem, isBusy } = useWorthChange(t.saved)
  const isOff = valuing.levels.mode === 'off'
  const save = async (): Promise<void> => {
    const read = numbersIn(numbers)
    setWrong(new Set(read.ok ? [] : read.wrong))
    if (read.ok) await change(() => request(worthRoutes.levels, { body: read.change }))
  }
  return (
    <>
      <div className="mt-3 mb-5 flex flex-wrap items-center gap-3">
        <p role="status" className="text-14 font-medium">
          {isOff ? t.levelsOff : t.levelsOn}
        </p>
        {can.configure ? (
          <Button
            size="small"
            aria-disabled={isBusy}
            onClick={() => void change(() => request(worthRoutes.levels, { body: { mode: isOff ? 'on' : 'off' } }))}
          >
            {isOff ? t.switchOn : t.switchOff}
          </Button>
        ) : (
          <p className="text-13 text-ink-2">{t.onlyAdmins}</p>
        )}
      </div>
      <form
        className="flex flex-col gap-5"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <Fields
          numbers={numbers}
          wrong={wrong}
          isLocked={!can.configure}
          currency={valuing.currency}
          set={(name, text) => setNumbers({ ...numbers, [name]: text })}
        />
        {problem ? (
          <p role="alert" className="text-13 text-pretty text-late">
            {problem}
          </p>
        ) : null}
        {can.configure ? (
          <div>
            <Button look="primary" type="submit" aria-disabled={isBusy}>
              {t.save}
            </Button>
          </div>
        ) : null}
      </form>
    </>
  )
}
