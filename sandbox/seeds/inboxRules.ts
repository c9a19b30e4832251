import type { InboxRule, InboxRules } from '../tenant/state/inboxRules'
import { people } from './people'

function rule(number: number, name: string, details: Partial<InboxRule> = {}): InboxRule {
  const id = `1548837420019${number.toString().padStart(7, '0')}`
  return { id, name, enabled: true, forwardTo: [], redirectTo: [], hidden: false, ...details }
}

const junk = rule(1, 'Junk E-mail Rule', { hidden: true })

/** Daniel sends his mail home; Sanne sorts hers. Everybody else has what every mailbox has. */
export function seedInboxRules(): InboxRules {
  const rules: InboxRules = new Map(Object.values(people).map(({ id }) => [id, [junk]]))
  rules.set(people.danielMeijer.id, [
    junk,
    rule(2, 'Alles ook naar thuis', { forwardTo: ['daniel.meijer@thuis.example'] }),
    rule(3, 'Verlof naar HR', { redirectTo: [people.noorElIdrissi.userPrincipalName] }),
    rule(4, 'Oude doorstuurregel', { enabled: false, redirectTo: ['daniel@oud.example'] }),
    rule(5, 'Facturen', { hidden: true, redirectTo: ['facturen@elders.example'] }),
  ])
  rules.set(people.sanneOBrien.id, [junk, rule(6, 'Nieuwsbrieven')])
  return rules
}
