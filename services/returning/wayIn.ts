import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import { masterOf } from '../facts/masters'
import type { Cloud } from '../model/cloud'
import type { GraphOperation } from '../model/operation'
import { byHand } from '../model/partBack'
import { contain, type ContainFacts } from '../steps/contain'
import type { AnyStep } from '../steps/step'

const say = sayOf(returningTexts)

export const wayInId = 'way-in'

/**
 * Nobody knows the password that containment set, and the sign-in methods are gone: last of all somebody hands over a way in,
 * to whom they recognised. It is a person’s task, for which the bot makes a temporary access pass where it can, and shows it
 * to that person alone (learn, howto-authentication-temporary-access-pass).
 */
export function wayIn(cloud: Cloud): AnyStep {
  return {
    ...contain,
    id: wayInId,
    title: say('wayIn'),
    permissions: [...contain.permissions, 'UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.Read.All'],
    restore({ id, userPrincipalName: upn }, now) {
      const isOnPremises = masterOf('account', now as ContainFacts) === 'onPremises'
      const instruction = say(isOnPremises ? 'instructDirectory' : 'instructPass', { upn })
      // In the other clouds Microsoft’s page and its metadata say different things: there it stays with the person.
      const offers = isOnPremises || cloud !== 'global' ? {} : { offers: makePass(id) }
      return [byHand(wayInId, { via: 'person', explain: say('explainWayIn'), instruction, ...offers })]
    },
  }
}

/**
 * Nothing is asked for, so that the tenant’s policy says how long it lasts and how often it can be used. One from before goes
 * with it: nobody has two (learn, authentication-post-temporaryaccesspassmethods).
 */
function makePass(id: string): GraphOperation {
  return {
    via: 'graph',
    method: 'POST',
    path: `/users/${id}/authentication/temporaryAccessPassMethods`,
    body: {},
    explain: say('explainPass'),
  }
}
