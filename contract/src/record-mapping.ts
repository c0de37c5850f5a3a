import { z } from '@hono/zod-openapi'
import type { RecordKind } from './records.ts'

/** The fields of our own layouts of records (docs/import.md), one column or key each. */
export const recordFields = {
  customers: ['id', 'name', 'first_name', 'last_name', 'email', 'phone', 'language', 'city', 'since', 'support_needs', 'vouched'],
  orders: [
    'number',
    'customer_id',
    'customer_email',
    'date',
    'amount',
    'currency',
    'margin',
    'category',
    'product',
    'batch',
    'status',
    'cancelled',
    'refunded',
    'type',
    'refund_of',
    'every',
    'ended',
    'promised',
    'deadline',
    'deadline_kind',
  ],
  contacts: [
    'id',
    'customer_id',
    'customer_email',
    'customer_phone',
    'time',
    'channel',
    'outcome',
    'wait',
    'duration',
    'abandoned',
    'reference',
    'subject',
  ],
} as const satisfies Readonly<Record<RecordKind, readonly string[]>>
export type RecordField = (typeof recordFields)[RecordKind][number]

/**
 * Tells how a file of records with other headers is read.
 * @example { fields: { number: 'Order no', date: 'Bought' }, constants: { currency: 'EUR' }, time: { zone: 'Europe/Paris' },
 *   margin: { rates: { shoes: 0.4 }, otherwise: 0.3 } }
 */
function mappingOf<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  const field = z.enum(fields)
  return z.strictObject({
    /** Our field -> their header; in JSON a path such as `customer.id`. A field not named here is found by its usual names. */
    fields: z.partialRecord(field, z.string().min(1)).default({}),
    /** Their headers that mean nothing to us, although they sound like it. */
    ignore: z.array(z.string()).default([]),
    /** Our field -> one value for all rows that give none. */
    constants: z.partialRecord(field, z.string()).default({}),
    /** Our field -> their word -> our word. */
    values: z.partialRecord(field, z.record(z.string(), z.string())).default({}),
    time: z
      .strictObject({
        /** `auto` (any usual form), `iso`, `epoch-seconds`, `epoch-milliseconds`, or a pattern of YYYY MM DD HH mm ss. */
        format: z.string().min(1).default('auto'),
        /** IANA zone of times that name none. Without it a time of a contact is rejected; days of orders are taken as days in UTC. */
        zone: z.string().min(1).optional(),
        /** What 03/04/2026 means; without it the file's other rows decide, or the row is rejected. */
        order: z.enum(['day-first', 'month-first']).optional(),
      })
      .default({ format: 'auto' }),
    /** What separates the cents; without it the file's other rows decide, or an amount such as "1.500" is rejected. */
    decimal: z.enum(['.', ',']).optional(),
    /** What an order brings where no margin stands in its row: a part of its amount. */
    margin: z
      .strictObject({
        /** Category -> its part, as .4 of the amount. */
        rates: z.record(z.string(), z.number().min(-1).max(1)).default({}),
        /** Of every other category. */
        otherwise: z.number().min(-1).max(1).optional(),
      })
      .optional(),
  })
}

const schemas = {
  customers: mappingOf(recordFields.customers),
  orders: mappingOf(recordFields.orders),
  contacts: mappingOf(recordFields.contacts),
}

export type RecordMapping = Omit<z.output<(typeof schemas)['orders']>, 'fields' | 'constants' | 'values'> & {
  fields: Partial<Record<RecordField, string>>
  constants: Partial<Record<RecordField, string>>
  values: Partial<Record<RecordField, Record<string, string>>>
}

/**
 * What a mapping of one kind says, checked.
 * @throws ZodError where it does not fit
 */
export function recordMapping(kind: RecordKind, value: unknown = {}): RecordMapping {
  return schemas[kind].parse(value)
}

export function recordMappingSchema(kind: RecordKind): z.ZodType<RecordMapping> {
  return schemas[kind]
}
