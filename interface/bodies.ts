import { z } from 'zod'

/** A sign-in name or an e-mail address, or an employee number, as one would write it. */
const short = z.string().trim().min(1).max(320)

const byId = z.strictObject({ id: z.guid() })
const byAddress = z.strictObject({ userPrincipalName: short })
const byNumber = z.strictObject({ employeeId: short })

/** By which of several ways somebody is named; exactly one of them. */
const requester = z.union([byId, byAddress])
const employee = z.union([byId, byAddress, byNumber])

/** Most leavers of one batch, as of a list. */
const mostEmployees = 1_000

export const startCaseBody = z.strictObject({
  requester,
  employee,
  /** RFC 3339, with its offset: when it is to be carried out. */
  at: z.iso.datetime({ offset: true }).optional(),
})

export const startBatchBody = z.strictObject({
  requester,
  name: z.string().trim().min(1).max(100),
  employees: z.array(employee).min(1).max(mostEmployees),
})

/** 1 to 255 printable characters of ASCII. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/)

/** A case or a batch, as this interface names them. */
export const idSchema = z.guid()

export const listQuery = z.strictObject({
  state: z.enum(['open', 'closed']).default('open'),
  /** Directory object id of the leaver. */
  employee: z.guid().optional(),
  olderThan: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** What is wrong with a body, by JSON Pointer (RFC 6901). Pure. */
export function errorsIn(error: z.ZodError): readonly { readonly pointer: string; readonly detail: string }[] {
  return error.issues.slice(0, 20).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: message,
  }))
}
