import { takenUpTexts } from '../../cards/channel/takenUpTexts'
import type { Message } from '../../cards/texts'
import type { OffboardingCase } from '../../services/cases/journal/case'
import type { CaseSettings } from '../settings'

/** What the employee has from leavers of before, and who is asked about what does not become anybody’s own. Pure. */
export function tookOverLines(
  { employee, tookOver }: OffboardingCase,
  { steps }: Pick<CaseSettings, 'steps'>,
): { readonly leading: readonly { readonly who: string; readonly line: Message }[]; readonly own: readonly Message[] } {
  const titles = (ids: readonly string[]) => steps.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
  const name = employee.displayName
  return {
    leading: tookOver
      .filter(({ leading }) => titles(leading).length > 0)
      .map(({ leaver, requester, leading, completed }) => ({
        who: requester.displayName,
        line: takenUpTexts.say('tookOver', {
          name,
          leaver,
          steps: titles(leading),
          requester: requester.displayName,
          completed: completed ? 'yes' : 'no',
        }),
      })),
    own: tookOver
      .filter(({ own }) => titles(own).length > 0)
      .map(({ leaver, own }) => takenUpTexts.say('tookOverOwn', { name, leaver, steps: titles(own) })),
  }
}
