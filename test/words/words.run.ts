import type { Card } from '../../cards/card'
import { people } from '../../sandbox/seeds/people'
import { openEach } from '../support/conversation'
import { ilse, Office, petra, waitFor } from '../support/office'
import { actionsOf, type Colleague, type Message } from '../support/teams'
import { readingOf, type Reading } from './count'

/** One kind of card in the conversation about Jan de Vries, as everybody has it who leaves the suggestions as they are. */
interface Said {
  readonly what: string
  readonly cards: readonly Card[]
}

const languages = ['en', 'nl'] as const
type Language = (typeof languages)[number]

void tell()

/** `npm run words`: how much each reader has to read of one whole case, from the cards that are really sent. */
async function tell(): Promise<void> {
  for (const language of languages) {
    const said = [...(await questions(language)), ...(await wholeCase(language))]
    console.log(`\n${language}: Jan de Vries, as suggested`)
    console.table(Object.fromEntries(said.map(({ what, cards }) => [what, rowOf(cards)])))
  }
}

function rowOf(cards: readonly Card[]) {
  const readings = cards.map(readingOf)
  const sum = (of: keyof Reading) => readings.reduce((total, reading) => total + reading[of], 0)
  return { cards: cards.length, visible: sum('visible'), all: sum('all'), lines: sum('lines') }
}

/** The page of decisions, and each step's own card as it is opened from there. */
async function questions(language: Language): Promise<readonly Said[]> {
  return inAnOffice(language, async (office, say) => {
    await say(`/offboard ${people.janDeVries.userPrincipalName}`)
    const page = await waitFor('the page', () => office.teams.inChatOf(ilse).findLast((one) => can(one, 'decide')))
    const asked = cardOf(page)
    return [
      { what: 'page of decisions', cards: [asked] },
      { what: 'the steps’ own cards', cards: await openEach(office, page) },
    ]
  })
}

/** All suggestions accepted, everything approved at once. */
async function wholeCase(language: Language): Promise<readonly Said[]> {
  return inAnOffice(language, async (office, say, locale) => {
    const { teams } = office
    await say('/help')
    const help = [cardOf(await waitFor('help', () => teams.inChatOf(ilse).at(-1)))]
    await say('/offboard Jan')
    const several = await waitFor('the choice', () => teams.inChatOf(ilse).findLast((one) => can(one, 'start')))
    const choice = [cardOf(several)]
    const jan = actionsOf(cardOf(several)).find(({ data }) => data['employeeId'] === people.janDeVries.id)
    await teams.press(ilse, several, jan?.title ?? '', {}, { locale })
    const question = await waitFor('a question', () => teams.inChatOf(ilse).findLast((one) => can(one, 'decide')))
    const person = [cardOf(await waitFor('the person', () => teams.inChatOf(ilse).find((one) => can(one, 'contain'))))]
    const suggestions = actionsOf(cardOf(question)).findLast(({ verb }) => verb === 'decide')
    await teams.press(ilse, question, suggestions?.title ?? '')
    const proposed = await waitFor('the plan', () => teams.inChatOf(ilse).findLast((one) => can(one, 'submit')))
    const plan = [cardOf(proposed)]
    await press(office, ilse, proposed, 'submit')
    const waiting = await waitFor('what waits', () => teams.inChannel().find((one) => can(one, 'approve')))
    await settled(office)
    const sent = [cardOf(proposed)]
    const [theCase, ...steps] = teams.inChannel().map(cardOf)
    await press(office, petra, waiting, 'approve')
    await office.cardInChannel(/✓ Jan de Vries/)
    await settled(office)
    return [
      { what: 'help', cards: help },
      { what: 'choice', cards: choice },
      { what: 'person', cards: person },
      { what: 'plan', cards: plan },
      { what: 'plan, once sent', cards: sent },
      { what: 'case card', cards: theCase === undefined ? [] : [theCase] },
      { what: 'step cards before approval', cards: steps },
      { what: 'summary', cards: teams.inChannel().slice(-1).map(cardOf) },
    ]
  })
}

async function inAnOffice<Result>(
  language: Language,
  act: (office: Office, say: (text: string) => Promise<unknown>, locale: string) => Promise<Result>,
): Promise<Result> {
  const office = await Office.open({ configuration: { channelLanguage: language, policy: 'second-person' } })
  const locale = language === 'nl' ? 'nl-NL' : 'en-US'
  try {
    return await act(office, (text) => office.teams.say(ilse, text, { locale }), locale)
  } finally {
    await office.close()
  }
}

/** Presses the first button of this verb, by whatever name. */
async function press(office: Office, colleague: Colleague, message: Message, verb: string): Promise<void> {
  const action = actionsOf(cardOf(message)).find((one) => one.verb === verb)
  await office.teams.press(colleague, message, action?.title ?? verb)
}

function can({ card }: Message, verb: string): boolean {
  return card !== undefined && actionsOf(card).some((action) => action.verb === verb)
}

function cardOf({ card }: Message): Card {
  if (card === undefined) throw new Error('A message has no card')
  return structuredClone(card)
}

/** Once nothing more is posted or changed. */
async function settled({ teams }: Office): Promise<void> {
  const now = () => JSON.stringify(teams.messages.map(({ id, updates }) => [id, updates]))
  for (let before = ''; before !== now();) {
    before = now()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
}
