import { z } from 'zod'
import { isCountry, userTexts } from '../tenant/userProperties'

/** A text of at most so many letters, or none. */
function upTo(most: number) {
  return z.string().max(most).nullable()
}

const moment = z.iso.datetime({ offset: true }).nullable()
const texts = Object.fromEntries(Object.entries(userTexts).map(([name, most]) => [name, upTo(most)] as const))
const extensionAttributes = z
  .strictObject(
    Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, upTo(1_024)] as const),
    ),
  )
  .partial()

const properties = {
  accountEnabled: z.boolean(),
  passwordProfile: z.strictObject({
    password: z.string().optional(),
    forceChangePasswordNextSignIn: z.boolean().optional(),
    forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
  }),
  displayName: z.string().min(1).max(256),
  mailNickname: z.string().min(1).max(64),
  userPrincipalName: z.string().includes('@').max(113),
}

const others = {
  ...texts,
  businessPhones: z.array(z.string()).max(1),
  employeeHireDate: moment,
  employeeLeaveDateTime: moment,
  employeeOrgData: z
    .strictObject({ costCenter: z.string().nullable(), division: z.string().nullable() })
    .partial()
    .nullable(),
  onPremisesExtensionAttributes: extensionAttributes,
  onPremisesImmutableId: z.string().nullable(),
  otherMails: z.array(z.string()),
  passwordPolicies: z
    .enum([
      'None',
      'DisablePasswordExpiration',
      'DisableStrongPassword',
      'DisablePasswordExpiration, DisableStrongPassword',
    ])
    .nullable(),
  showInAddressList: z.boolean().nullable(),
  usageLocation: z.string().refine(isCountry).nullable(),
}

/** What can be written of a user. Names and lengths: learn, user resource type. */
export const patch = z.strictObject({ ...properties, ...others }).partial()

/** What a new user is made from: five properties have to be there (learn, user-post-users). */
export const creation = z.strictObject({ ...properties, ...z.object(others).partial().shape })
