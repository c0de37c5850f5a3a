import type { Customer } from '@evenhand/contract/customer.ts'
import type { Household } from '@evenhand/contract/households.ts'
import { useState } from 'react'
import { texts } from '../../texts/en.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { PersonFinder } from '../people/PersonFinder.tsx'
import { useIdentitySteps } from './use-identity-steps.ts'

const t = texts.household
type Kind = Household['kind']
type Ground = Household['members'][number]['because']

/** On what ground somebody may belong to it: a contract names the contacts of an account. */
const grounds: Readonly<Record<Kind, readonly Ground[]>> = {
  household: ['address', 'payment', 'told'],
  account: ['contract'],
}
const kinds: readonly Kind[] = ['household', 'account']

type GroundProps = { kind: Kind; value: Ground; onChange: (ground: Ground) => void }

function GroundField({ kind, value, onChange }: GroundProps) {
  return (
    <SelectField
      label={t.ground}
      value={value}
      onChange={event => onChange(grounds[kind].find(ground => ground === event.target.value) ?? value)}
    >
      {grounds[kind].map(ground => (
        <option key={ground} value={ground}>
          {t.because[ground]}
        </option>
      ))}
    </SelectField>
  )
}

const firstGround = (kind: Kind): Ground => (kind === 'account' ? 'contract' : 'address')

/** Somebody else belongs to it, on a ground that stands with it. */
export function AddMember({ household, onClose }: { household: Household; onClose: () => void }) {
  const steps = useIdentitySteps()
  const [because, setBecause] = useState(firstGround(household.kind))
  const add = async (id: string, name: string) => {
    if (await steps.addMember(household.id, { id, name }, because)) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={t.addTitle} lead={t.addLead} width="wide">
      <div className="mb-4 flex flex-col gap-4">
        <GroundField kind={household.kind} value={because} onChange={setBecause} />
      </div>
      <PersonFinder except={household.members.map(({ customerId }) => customerId)} onChoose={(id, name) => void add(id, name)} />
    </Dialog>
  )
}

type NameFieldsProps = {
  kind: Kind
  name: string
  onName: (name: string) => void
  contract: string
  onContract: (contract: string) => void
}

/** What it is called, and of an account its contract. */
function NameFields({ kind, name, onName, contract, onContract }: NameFieldsProps) {
  return (
    <>
      <TextField label={t.name} hint={t.nameHint} value={name} maxLength={200} onChange={event => onName(event.target.value)} />
      {kind === 'account' ? (
        <TextField
          label={t.contractField}
          hint={t.contractHint}
          value={contract}
          maxLength={200}
          onChange={event => onContract(event.target.value)}
        />
      ) : null}
    </>
  )
}

/** Another name; of an account also another contract. */
export function ChangeHousehold({ household, onClose }: { household: Household; onClose: () => void }) {
  const steps = useIdentitySteps()
  const [name, setName] = useState(household.name)
  const [contract, setContract] = useState(household.contract ?? '')
  const isAccount = household.kind === 'account'
  const isReady = name.trim() !== '' && (!isAccount || contract.trim() !== '')
  const save = async () => {
    const changes = { name: name.trim(), ...(isAccount ? { contract: contract.trim() } : {}) }
    if (await steps.changeHousehold(household, changes)) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={isAccount ? t.changeAccountTitle : t.changeTitle}>
      <form
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          if (isReady) void save()
        }}
      >
        <NameFields kind={household.kind} name={name} onName={setName} contract={contract} onContract={setContract} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            {t.changeNow}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A household, or an account with its contract; with this customer as the first who belongs to it. */
export function MakeHousehold({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const steps = useIdentitySteps()
  const [kind, setKind] = useState<Kind>('household')
  const [name, setName] = useState('')
  const [contract, setContract] = useState('')
  const [because, setBecause] = useState<Ground>('address')
  const isReady = name.trim() !== '' && (kind === 'household' || contract.trim() !== '')
  const make = async () => {
    if (await steps.makeHousehold(customer.id, { name: name.trim(), kind, contract: contract.trim(), because })) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={t.makeTitle(customer.name)} lead={t.makeLead}>
      <form
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          if (isReady) void make()
        }}
      >
        <SelectField
          label={t.whatItIs}
          value={kind}
          onChange={event => {
            const chosen = kinds.find(one => one === event.target.value) ?? 'household'
            setKind(chosen)
            setBecause(firstGround(chosen))
          }}
        >
          {kinds.map(one => (
            <option key={one} value={one}>
              {t.kind[one]}
            </option>
          ))}
        </SelectField>
        <NameFields kind={kind} name={name} onName={setName} contract={contract} onContract={setContract} />
        <GroundField kind={kind} value={because} onChange={setBecause} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={!isReady}>
            {t.makeNow}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
