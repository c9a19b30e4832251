import { returningTexts } from '../../cards/returning/texts'
import { sayOf } from '../../cards/conversation/decision'
import { masterOf } from '../facts/masters'
import { byHand } from '../model/partBack'
import { contain, type ContainFacts } from '../steps/contain'
import type { AnyStep } from '../steps/step'

const say = sayOf(returningTexts)

/**
 * Nobody knows the password that containment set, and the sign-in methods are gone: last of all somebody hands over a way in,
 * to whom they recognised. A secret is nothing for a journal or a chat, so a person makes it (learn,
 * howto-authentication-temporary-access-pass).
 */
export const wayIn: AnyStep = {
  ...contain,
  id: 'way-in',
  title: say('wayIn'),
  restore({ userPrincipalName: upn }, now) {
    const isOnPremises = masterOf('account', now as ContainFacts) === 'onPremises'
    const instruction = say(isOnPremises ? 'instructDirectory' : 'instructPass', { upn })
    return [byHand('way-in', { via: 'person', explain: say('explainWayIn'), instruction })]
  },
}
