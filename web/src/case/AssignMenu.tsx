import { useQuery } from '@tanstack/react-query'
import { UserRound, UserRoundPlus } from 'lucide-react'
import { useRef } from 'react'
import { membersQuery } from '../api/queries.ts'
import { useNameOf, useSession } from '../api/session.ts'
import { useCommand } from '../desk/commands.ts'
import { texts } from '../texts/en.ts'
import { Button } from '../ui/Button.tsx'
import { Initials } from '../ui/Initials.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'

type Props = { assigneeId: string | null; disabled: boolean; onAssign: (userId: string | null) => Promise<unknown> }

/** Who has the case. The reader comes first; typing a name finds it. */
export function AssignMenu({ assigneeId, disabled, onAssign }: Props) {
  const opener = useRef<HTMLButtonElement>(null)
  const { user } = useSession()
  const nameOf = useNameOf()
  const { data: members } = useQuery(membersQuery)
  useCommand('assign', () => opener.current?.click(), !disabled)
  useCommand('assign-me', () => void onAssign(user.userId), !disabled)
  const name = assigneeId ? nameOf(assigneeId) : null
  const others = (members ?? []).filter(member => member.userId !== user.userId && member.role !== 'viewer')
  return (
    <Menu
      align="end"
      opener={opener}
      trigger={
        <Button
          look="quiet"
          disabled={disabled}
          className="max-w-44 px-2"
          title={`${texts.case.assign} (A)`}
          aria-label={`${texts.case.assignee}: ${name ?? texts.case.unassigned}`}
        >
          {name ? <Initials name={name} /> : <UserRoundPlus className="size-4" strokeWidth={1.75} aria-hidden />}
          <span className="one-line max-lg:sr-only">{name ?? texts.case.unassigned}</span>
        </Button>
      }
    >
      <MenuItem
        icon={<Initials name={user.name} />}
        checked={assigneeId === user.userId}
        onSelect={() => void onAssign(user.userId)}
      >
        {texts.case.assignMe}
      </MenuItem>
      {others.map(member => (
        <MenuItem
          key={member.userId}
          icon={<Initials name={member.name} />}
          checked={assigneeId === member.userId}
          onSelect={() => void onAssign(member.userId)}
        >
          {member.name}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem
        icon={<UserRound className="size-4" strokeWidth={1.75} aria-hidden />}
        checked={assigneeId === null}
        onSelect={() => void onAssign(null)}
      >
        {texts.case.nobody}
      </MenuItem>
    </Menu>
  )
}
