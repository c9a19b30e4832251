import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Card } from '../../cards/card'
import { ilse, Office, petra } from './office'
import { renderCards, startChromium } from './render'
import type { Colleague, Message } from './teams'

/** What somebody says or presses, and the card that the bot answers with. */
interface Exchange {
  readonly by: Colleague
  readonly says: string
  readonly card: Card
  /** Pixels of the card that are shown; the rest fades away. */
  readonly height: number
}

interface Chat {
  readonly title: string
  readonly exchanges: readonly Exchange[]
}

/** `npm run picture`: README’s picture, of a conversation that the bot has with the pretend tenant just then. */
async function drawConversation(file: string): Promise<void> {
  const office = await Office.open()
  try {
    await draw(await converse(office), file)
  } finally {
    await office.close()
  }
  console.log(`The conversation is in ${file}`)
}

/** Ilse offboards Jan de Vries by the suggestions, and Petra approves all of it. */
async function converse(office: Office): Promise<readonly Chat[]> {
  const { teams } = office
  await teams.say(ilse, '/offboard Jan')
  const several = await office.cardFor(ilse, 'Jan-Willem')
  const choose = seen(several)
  await teams.press(ilse, several, /Jan de Vries/)
  const question = await office.cardFor(ilse, /Decisions about/)
  const person = seen(await office.cardFor(ilse, /What I found/))
  await teams.press(ilse, question, 'Make the plan')
  const proposed = await office.cardFor(ilse, /Send for approval/)
  const plan = seen(proposed)
  await teams.press(ilse, proposed, /Send for approval/)
  const waiting = await office.cardInChannel(/Approve all/)
  const approvals = seen(waiting)
  await teams.press(petra, waiting, /Approve all/)
  const summary = seen(await office.cardInChannel('Everything below was read back'))
  return [
    {
      title: 'Ilse’s own chat with the bot',
      exchanges: [
        { by: ilse, says: '/offboard Jan', card: choose, height: 330 },
        { by: ilse, says: 'Choose Jan de Vries', card: person, height: 520 },
      ],
    },
    {
      title: 'Her chat, once the decisions are made',
      exchanges: [{ by: ilse, says: 'Make the plan', card: plan, height: 905 }],
    },
    {
      title: 'The approvals channel',
      exchanges: [
        { by: ilse, says: 'Send for approval', card: approvals, height: 420 },
        { by: petra, says: 'Approve all', card: summary, height: 420 },
      ],
    },
  ]
}

/** A card as it stands at this moment: its message changes later. */
function seen({ card }: Message): Card {
  if (card === undefined) throw new Error('A message of the conversation has no card')
  return structuredClone(card)
}

const columnWidth = 420

async function draw(chats: readonly Chat[], file: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picture-'))
  const browser = await startChromium()
  try {
    const exchanges = chats.flatMap((chat) => chat.exchanges)
    const cards = exchanges.map(({ card }, index) => ({ name: String(index), card }))
    await renderCards(cards, folder, { width: columnWidth, scale: 2 })
    const images = new Map<Exchange, string>()
    for (const [index, exchange] of exchanges.entries())
      images.set(exchange, await readFile(path.join(folder, `${index}.png`), 'base64'))
    const page = await browser.newPage({ viewport: { width: 1400, height: 600 } })
    await page.setContent(pageOf(chats, images))
    await page.locator('main').screenshot({ path: file })
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function pageOf(chats: readonly Chat[], images: ReadonlyMap<Exchange, string>): string {
  const bubble = ({ by, says }: Exchange) => `<p class="who">${by.displayName}</p><p class="says">${says}</p>`
  const picture = (exchange: Exchange) =>
    `<div class="card" style="max-height: ${exchange.height}px"><img src="data:image/png;base64,${images.get(exchange)}"></div>`
  const columns = chats.map(
    ({ title, exchanges }) =>
      `<section><h1>${title}</h1>${exchanges.map((one) => bubble(one) + picture(one)).join('')}</section>`,
  )
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main>${columns.join('')}</main>`
}

const style = `
  body { margin: 0; font-family: 'Segoe UI', 'Liberation Sans', sans-serif; font-size: 14px; color: #242424 }
  main { display: inline-flex; gap: 12px; padding: 12px; background: #f5f5f5 }
  section { width: ${columnWidth}px }
  h1 { margin: 0 10px 8px; font-size: 15px; color: #616161; font-weight: 600 }
  p { margin: 0 10px; text-align: right }
  .who { font-size: 12px; color: #616161 }
  .says { width: fit-content; margin: 2px 10px 4px auto; padding: 8px 12px; border-radius: 6px; background: #e8ebfa }
  .card { overflow: hidden; margin-bottom: 8px; mask-image: linear-gradient(#000 calc(100% - 50px), transparent) }
  img { display: block; width: 100% }`

void drawConversation(process.argv[2] ?? '.github/conversation.png')
