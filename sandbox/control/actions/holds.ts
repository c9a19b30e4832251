import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isLicensedForHold } from '../../tenant/holds'
import { action, mailboxIn, refused } from './action'

/** A retention policy that keeps everything, as Exchange writes it (learn, ediscovery-identify-a-hold-on-an-exchange-online-mailbox). */
const policy = (): string => `mbx${randomUUID().replaceAll('-', '')}:2`
const ofACase = (): string => `UniH${randomUUID()}`

/** What an administrator does in the Exchange admin centre and in Purview so that mail is kept. */
export const holdActions = {
  'put-on-hold': action(
    'Keeps somebody’s mail: by litigation hold (for some days, or without end), by a retention policy or a case for this mailbox, by a delay hold or by a retention label.',
    z.strictObject({
      id: z.string(),
      by: z.enum(['litigation', 'policy', 'case', 'delay', 'label']),
      days: z.number().int().min(1).optional(),
    }),
    (tenant, { id, by, days }) => {
      const { mailbox, user } = mailboxIn(tenant, id)
      if (days !== undefined && by !== 'litigation') throw refused('Only a litigation hold is for a number of days.')
      if (by === 'litigation') {
        if (!isLicensedForHold(user, mailbox)) throw refused('The licence does not permit a litigation hold.')
        mailbox.litigationHold = true
        mailbox.litigationHoldDuration = days ?? 'Unlimited'
      } else if (by === 'delay') mailbox.delayHold = true
      else if (by === 'label') mailbox.labelHold = true
      else mailbox.inPlaceHolds = [...mailbox.inPlaceHolds, by === 'policy' ? policy() : ofACase()]
    },
  ),
  'take-off-hold': action(
    'Takes a hold of one kind off somebody’s mailbox.',
    z.strictObject({ id: z.string(), by: z.enum(['litigation', 'policy', 'case', 'delay', 'label']) }),
    (tenant, { id, by }) => {
      const { mailbox } = mailboxIn(tenant, id)
      if (by === 'litigation') mailbox.litigationHold = false
      else if (by === 'delay') mailbox.delayHold = false
      else if (by === 'label') mailbox.labelHold = false
      else {
        const prefix = by === 'policy' ? 'mbx' : 'UniH'
        mailbox.inPlaceHolds = mailbox.inPlaceHolds.filter((hold) => !hold.startsWith(prefix))
      }
    },
  ),
  'put-organisation-on-hold': action(
    'Keeps all mail of the organisation by a retention policy, but for those whom it leaves out.',
    z.strictObject({ except: z.array(z.string()).default([]) }),
    (tenant, { except }) => {
      const spared = except.map((id) => mailboxIn(tenant, id).mailbox)
      const hold = policy()
      tenant.organizationHolds = [...tenant.organizationHolds, hold]
      for (const mailbox of spared) mailbox.inPlaceHolds = [...mailbox.inPlaceHolds, `-${hold}`]
    },
  ),
  'take-organisation-off-hold': action(
    'Ends the retention policies of the whole organisation.',
    z.strictObject({}),
    (tenant) => {
      const ended = tenant.organizationHolds
      tenant.organizationHolds = []
      for (const mailbox of tenant.mailboxes.values())
        mailbox.inPlaceHolds = mailbox.inPlaceHolds.filter((hold) => !ended.includes(hold.slice(1)))
    },
  ),
}
