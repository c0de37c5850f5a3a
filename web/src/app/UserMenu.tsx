import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, LogOut, Monitor, Moon, Rows2, Rows3, Sun } from 'lucide-react'
import { request } from '../api/request.ts'
import { routes } from '../api/routes.ts'
import { useSession } from '../api/session.ts'
import { texts } from '../texts/en.ts'
import { Initials } from '../ui/Initials.tsx'
import { Menu, MenuHeading, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { densities, setAppearance, themes, useAppearance } from './appearance.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon }
const densityIcons = { comfortable: Rows2, compact: Rows3 }

function AppearanceItems() {
  const appearance = useAppearance()
  return (
    <>
      <MenuHeading>{texts.nav.theme}</MenuHeading>
      {themes.map(theme => {
        const Icon = themeIcons[theme]
        return (
          <MenuItem
            key={theme}
            icon={<Icon className="size-4" strokeWidth={1.75} aria-hidden />}
            checked={appearance.theme === theme}
            onSelect={() => setAppearance({ theme })}
          >
            {texts.nav.themes[theme]}
          </MenuItem>
        )
      })}
      <MenuHeading>{texts.nav.density}</MenuHeading>
      {densities.map(density => {
        const Icon = densityIcons[density]
        return (
          <MenuItem
            key={density}
            icon={<Icon className="size-4" strokeWidth={1.75} aria-hidden />}
            checked={appearance.density === density}
            onSelect={() => setAppearance({ density })}
          >
            {texts.nav.densities[density]}
          </MenuItem>
        )
      })}
    </>
  )
}

export function UserMenu() {
  const { user } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await request(routes.signOut, {})
    client.clear()
    await navigate({ to: '/sign-in', search: { ended: true } })
  }
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="focus-inset flex h-11 items-center gap-2.5 rounded px-2 text-left text-13 hover:bg-hover md:max-xl:justify-center md:max-xl:px-0"
        >
          <span aria-hidden>
            <Initials name={user.name} size="large" />
          </span>
          <span className="min-w-0 grow md:max-xl:sr-only">
            <span className="one-line block font-medium">{user.name}</span>
            <span className="block text-12 text-ink-3">{texts.role[user.role]}</span>
          </span>
          <span className="sr-only">{texts.nav.settings}</span>
          <ChevronsUpDown className="size-3.5 text-ink-3 md:max-xl:hidden" aria-hidden />
        </button>
      }
    >
      <AppearanceItems />
      <MenuLine />
      <MenuItem icon={<LogOut className="size-4" strokeWidth={1.75} aria-hidden />} onSelect={() => void leave()}>
        {texts.nav.signOut}
      </MenuItem>
    </Menu>
  )
}
