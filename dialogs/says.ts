import { named } from '../cards/speech'
import type { Language, Translator } from '../cards/texts'
import type { OffboardingCase } from '../services/cases/journal/case'
import { wayOf } from '../services/cases/journal/takesBack'
import type { CaseSettings } from './settings'

/** What of a case its cards are said with: whose it is, which way they go, and the requester’s language. */
type Said = Pick<OffboardingCase, 'employee' | 'language' | 'takesBack'>

/** Says what is about a case, by the name that its leaver has now. Pure. */
export function saysOf(
  { employee, takesBack }: Said,
  { catalogue }: Pick<CaseSettings, 'catalogue'>,
  language: Language,
): Translator {
  return catalogue[language].about(named(employee.displayName), wayOf(takesBack))
}

/** The same in the language in which the requester asked. Pure. */
export function requesterSays(theCase: Said, settings: Pick<CaseSettings, 'catalogue'>): Translator {
  return saysOf(theCase, settings, theCase.language)
}

/** What is about several at once, in the language of the approvals channel. Pure. */
export function sayToChannel({
  catalogue,
  channelLanguage,
}: Pick<CaseSettings, 'catalogue' | 'channelLanguage'>): Translator {
  return catalogue[channelLanguage]
}

/** The same in the language of the approvals channel. Pure. */
export function channelSays(theCase: Said, settings: Pick<CaseSettings, 'catalogue' | 'channelLanguage'>): Translator {
  return saysOf(theCase, settings, settings.channelLanguage)
}

/** What is about several at once, in this language. Pure. */
export function sayIn(language: Language, { catalogue }: Pick<CaseSettings, 'catalogue'>): Translator {
  return catalogue[language]
}
