import { isDeepStrictEqual } from 'node:util'
import { autoReplyTexts } from '../../../cards/steps/auto-reply/card'
import { sayOf } from '../../../cards/conversation/decision'
import type { Message } from '../../model/message'
import type { GraphOperation, JsonObject } from '../../model/operation'
import type { Employee } from '../../model/people'
import { haveTheSameWords } from './message'
import type { AutomaticReply } from './reading'

const say = sayOf(autoReplyTexts)

/** Sets what a mailbox answers by itself. Source: learn, user-update-mailboxsettings. */
export function setReply({ id }: Employee, automaticRepliesSetting: JsonObject, explain: Message): GraphOperation {
  return {
    via: 'graph',
    method: 'PATCH',
    path: `/users/${id}/mailboxSettings`,
    body: { automaticRepliesSetting },
    explain,
  }
}

/** The reply as it was: a planned one with its days, and one whose days are not known is off. */
export function asBefore(employee: Employee, before: AutomaticReply): GraphOperation {
  const { audience, internal, external, start, end } = before
  const isPlanned = start !== undefined && end !== undefined
  const setting = {
    status: statusOf(before),
    externalAudience: audience,
    internalReplyMessage: internal,
    externalReplyMessage: external,
    ...(isPlanned && before.status === 'scheduled' ? { scheduledStartDateTime: start, scheduledEndDateTime: end } : {}),
  }
  return setReply(employee, setting, say('explainBack'))
}

/** Whether people get now what they got before. What nobody gets makes no difference. */
export function isAsBefore(now: AutomaticReply, before: AutomaticReply): boolean {
  const status = statusOf(now)
  if (status !== statusOf(before)) return false
  if (status === 'disabled') return true
  const isThen = status === 'alwaysEnabled' || isDeepStrictEqual([now.start, now.end], [before.start, before.end])
  const { audience } = now
  return (
    isThen &&
    audience === before.audience &&
    haveTheSameWords(now.internal, before.internal) &&
    (audience === 'none' || haveTheSameWords(now.external, before.external))
  )
}

/** One that is planned for no known time answers nobody. */
function statusOf({ status, start, end }: AutomaticReply): AutomaticReply['status'] {
  return status === 'scheduled' && (start === undefined || end === undefined) ? 'disabled' : status
}
