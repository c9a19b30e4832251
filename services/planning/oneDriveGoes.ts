import { plannerTexts } from '../../cards/planning/plannerTexts'
import { isToGo } from '../steps/account'
import { known } from '../steps/context'
import { onedrive } from '../steps/onedrive'
import type { Rule, RuleInput } from '../steps/rule'

/** With the account, its OneDrive goes too, 30 days later (learn: OneDrive retention and deletion): only a copy stays. */
export const oneDriveGoes: Rule = {
  id: 'oneDriveGoes',
  uses: [onedrive.id],
  guards: [],
  advise: (input) => (isToGo(input) && losesSomething(input) ? [plannerTexts.say('oneDriveGoes')] : []),
}

function losesSomething(input: RuleInput): boolean {
  const { facts, decision } = known(onedrive, input)
  return facts?.exists === true && facts.itemCount > 0 && decision?.choice !== 'copy'
}
