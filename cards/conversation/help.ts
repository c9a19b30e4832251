import { template, type Card } from '../card'
import source from './help.json'
import { defineTexts, type Translator } from '../texts'

export const helpTexts = defineTexts('help', {
  en: {
    title: 'I help you when a colleague leaves',
    start: 'Type **/offboard Jan** here in our chat. A part of the name, an address or a mention will do.',
    facts:
      'I look up what Microsoft 365 knows about your colleague. A button to sign them out is ready for when it can’t wait.',
    choose: 'You answer a few questions: mailbox, phone, licences, account. A sensible answer is already filled in.',
    plan: 'You see the plan: everything that will happen, in order. Nothing changes before it has been approved.',
    run: 'I carry it out, look whether it really came through, and tell you what is left to do.',
    whoTitle: 'Who may do this',
    who: 'Members of the operators group can start. Members of the approvers group approve, in the approvals channel. Anybody else gets a friendly no, and nothing changes.',
    startTitle: 'How to start',
    stepsTitle: 'What happens then',
    laterTitle: 'Later',
    later:
      '**/check Jan** says what would be found and planned, and changes nothing. **/status** says what runs and what waits for whom; **/status Jan** says how it stands with Jan. **/waiting** lists what waits for you, **/overview** all that run or ended. **/withdraw** lists what you can still withdraw; it ends nothing by itself. **/restore Jan** brings Jan back, after asking once more. A CSV or an Excel workbook with several colleagues, sent here, is read row by row, and changes nothing. “Nederlands” changes the language.',
    sandbox:
      'You are in the sandbox: a pretend Microsoft 365 where nothing real is touched. Try **/offboard Jan** and press everything.',
    fallback: 'Type /offboard and the name of the colleague who leaves.',
  },
  nl: {
    title: 'Ik help je als een collega uit dienst gaat',
    start: 'Typ hier in onze chat **/uitdienst Jan**. Een deel van de naam, een adres of een vermelding is genoeg.',
    facts:
      'Ik zoek op wat Microsoft 365 over je collega weet. Kan het niet wachten? Dan staat een knop klaar om meteen af te melden.',
    choose:
      'Je beantwoordt een paar vragen: postvak, telefoon, licenties, account. Een verstandig antwoord staat al klaar.',
    plan: 'Je krijgt het plan: alles wat er gaat gebeuren, op volgorde. Er verandert niets voordat het is goedgekeurd.',
    run: 'Ik voer het uit, kijk of het echt is doorgevoerd en meld wat er nog openstaat.',
    whoTitle: 'Wie mag dit',
    who: 'Leden van de operatorsgroep kunnen beginnen. Leden van de goedkeurdersgroep keuren goed, in het goedkeuringskanaal. Anderen krijgen een vriendelijk nee, en er verandert niets.',
    startTitle: 'Zo begin je',
    stepsTitle: 'Wat er dan gebeurt',
    laterTitle: 'Daarna',
    later:
      '**/controleer Jan** laat zien wat er gevonden en gepland zou worden, zonder iets te wijzigen. **/status** zegt wat er loopt en wat op wie wacht; **/status Jan** zegt hoe het met Jan staat. **/wachtend** laat zien wat op jou wacht, **/overzicht** alles wat loopt of voorbij is. **/intrekken** laat zien wat je nog kunt intrekken; er stopt niets vanzelf. **/terughalen Jan** haalt Jan terug, nadat ik het nog eens vraag. Een CSV of Excel-werkmap met meer collega’s, hierheen gestuurd, lees ik rij voor rij; er verandert niets. Met “English” spreek ik Engels.',
    sandbox:
      'Je bent in de sandbox: een nagebootste Microsoft 365 waarin niets echts verandert. Probeer **/uitdienst Jan** en druk gerust op alles.',
    fallback: 'Typ /uitdienst en de naam van de collega die uit dienst gaat.',
  },
})

interface View {
  readonly title: string
  readonly sandbox: string
  readonly startTitle: string
  readonly start: string
  readonly stepsTitle: string
  readonly steps: readonly { readonly number: string; readonly text: string }[]
  readonly laterTitle: string
  readonly later: string
  readonly whoTitle: string
  readonly who: string
  readonly fallback: string
}

const render = template<View>(source)

/** What the bot does, how to start, and who may. */
export function helpCard({ say, sandbox }: { readonly say: Translator; readonly sandbox: boolean }): Card {
  const text = (key: Parameters<typeof helpTexts.say>[0]): string => say(helpTexts.say(key))
  return render({
    title: text('title'),
    sandbox: sandbox ? text('sandbox') : '',
    startTitle: text('startTitle'),
    start: text('start'),
    stepsTitle: text('stepsTitle'),
    steps: (['facts', 'choose', 'plan', 'run'] as const).map((key, index) => ({
      number: `${index + 1}`,
      text: text(key),
    })),
    laterTitle: text('laterTitle'),
    later: text('later'),
    whoTitle: text('whoTitle'),
    who: text('who'),
    fallback: text('fallback'),
  })
}
