import type { Card } from '../cards/card'
import { setAsideTexts } from '../cards/channel/setAsideTexts'
import { messageCard } from '../cards/conversation/message'
import { named } from '../cards/speech'
import type { Message, Way } from '../cards/texts'
import type { AsideCase } from '../services/cases/engine/setAside'
import { reveal } from '../services/cases/journal/seal'
import { wayOf } from '../services/cases/journal/takesBack'
import type { DialogTools } from './dialogTools'
import type { CaseSettings } from './settings'

const say = setAsideTexts.say

/** Says in the channel that nothing goes on in a case any more, or that it does again. False when Teams did not take it. */
export async function tellSetAside(
  tools: Pick<DialogTools, 'store' | 'messenger' | 'settings'>,
  aside: AsideCase,
  what: 'aside' | 'goesOn',
): Promise<boolean> {
  const { name, way } = await aboutWhom(tools, aside)
  const card = setAsideCard(tools.settings, aside, what, name, way)
  const options = { summary: 'Offboarding', under: undefined, urgency: 'asked' } as const
  return (await tools.messenger.post({ kind: 'channel' }, card, options)).kind === 'shown'
}

/** What the channel hears of it. Pure. */
export function setAsideCard(
  settings: Pick<CaseSettings, 'catalogue' | 'channelLanguage'>,
  { correlationId }: AsideCase,
  what: 'aside' | 'goesOn',
  name: string | Message,
  way: Way = 'leaves',
): Card {
  const channel = settings.catalogue[settings.channelLanguage].about(typeof name === 'string' ? named(name) : '', way)
  const title = say(`${what}Title`, { name })
  if (what === 'goesOn') return messageCard({ say: channel, tone: 'good', title, text: say('goesOn') })
  const next = say('asideNext', { name })
  return messageCard({ say: channel, tone: 'problem', title, text: say('aside'), next, correlationId })
}

/** Who the case is about and which way they go, where its first entry can still be read. */
async function aboutWhom(
  { store }: Pick<DialogTools, 'store'>,
  { caseId }: AsideCase,
): Promise<{ readonly name: string | Message; readonly way?: Way }> {
  const nobody = { name: say('somebody', { caseId }) }
  try {
    const known = (await store.cases()).find((one) => one.caseId === caseId)
    const event = known === undefined ? undefined : reveal(known.opening).event
    if (event?.kind !== 'opened') return nobody
    return { name: event.employee.displayName, way: wayOf(event.takesBack) }
  } catch {
    return nobody
  }
}
