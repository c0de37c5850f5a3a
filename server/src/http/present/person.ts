import { personExportSchema } from '@evenhand/contract/person.ts'
import type { Erasure, PersonExport } from '@evenhand/contract/person.ts'
import type * as useCase from '../../use-cases/person/export-person.ts'
import type { Erasure as Erased } from '../../use-cases/person/erase-person.ts'
import { iso } from './instant.ts'

export function presentExport({ person, at, tables }: useCase.PersonExport): PersonExport {
  return personExportSchema.parse({ format: 'evenhand-person', version: 1, exportedAt: iso(at), person, tables })
}

export function presentErasure({ person, rows, openCases }: Erased): Erasure {
  const { id, kind, name, suggested } = person
  return { id, kind, name, rows, openCases, suggested: [...suggested] }
}
