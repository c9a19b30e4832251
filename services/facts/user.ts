import { z } from 'zod'
import type { GraphReader } from '../remote/reader'

const text = z.string().nullish()
const userSchema = z.object({
  id: text,
  displayName: text,
  userPrincipalName: text,
  mail: text,
  accountEnabled: z.boolean().nullish(),
  isManagementRestricted: z.boolean().nullish(),
  deletedDateTime: text,
  onPremisesSyncEnabled: z.boolean().nullish(),
  onPremisesLastSyncDateTime: text,
  onPremisesDistinguishedName: text,
  signInSessionsValidFromDateTime: text,
  lastPasswordChangeDateTime: text,
  assignedPlans: z.array(z.object({ servicePlanId: text, capabilityStatus: text })).nullish(),
  assignedLicenses: z.array(z.object({ skuId: text, disabledPlans: z.array(z.string()).nullish() })).nullish(),
  licenseAssignmentStates: z
    .array(
      z.object({
        skuId: text,
        assignedByGroup: text,
        disabledPlans: z.array(z.string()).nullish(),
        state: text,
        error: text,
      }),
    )
    .nullish(),
})

/** What steps want to know of the account itself. */
export type User = z.infer<typeof userSchema>

/**
 * The leaver's account. All steps ask with the same path, so that all their reads of one moment are one request.
 * Undefined when there is no such user any more. Throws RemoteError. Source: learn, user-get.
 */
export function findUser(graph: GraphReader, id: string): Promise<User | undefined> {
  return graph.find(pathOf(id), userSchema)
}

/** The same for steps that are about an account that is there: a missing one is RemoteError `notFound`. */
export function readUser(graph: GraphReader, id: string): Promise<User> {
  return graph.get(pathOf(id), userSchema)
}

function pathOf(id: string): string {
  return `/users/${id}?$select=${Object.keys(userSchema.shape).join(',')}`
}
