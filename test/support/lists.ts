import { strict as assert } from 'node:assert'
import { utils, write, type WorkBook } from '@e965/xlsx'
import type { Office } from './office'
import type { Colleague, Message, Place } from './teams'

/** As Teams tells of a file in a chat of one (learn, bots-filesv4). */
export function attachmentOf(name: string, downloadUrl: string): object {
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `https://contoso-my.sharepoint.com/personal/ilse/Documents/${name}`,
    name,
    content: { downloadUrl, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: name.split('.').at(-1) },
  }
}

/** Puts a file where the pretend tenant gives it out; where it lies. */
export async function putFile(
  office: { readonly sandbox: Pick<Office['sandbox'], 'url'> },
  name: string,
  content: string | Buffer,
): Promise<string> {
  const answer = await fetch(`${office.sandbox.url}/_sandbox/send-file`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, content: Buffer.from(content).toString('base64') }),
  })
  const { path } = (await answer.json()) as { readonly path: string }
  return `${office.sandbox.url}${path}`
}

export interface Sending {
  readonly name?: string
  readonly who: Colleague
  readonly text?: string
  readonly place?: Place
}

/** Sends files at these addresses, and gives the one card that answers. */
export async function sendFrom(
  office: Office,
  addresses: readonly string[],
  { name = 'lijst.csv', who, text = '', place = {} }: Sending,
): Promise<Message> {
  const { length } = office.teams.messages
  const attachments = addresses.map((address) => attachmentOf(name, address))
  await office.teams.send({ ...office.teams.activityOf(who, place), type: 'message', text, attachments })
  const answers = office.teams.messages.slice(length)
  assert.equal(answers.length, 1, 'one card answers a file')
  return answers[0]!
}

/** Sends a file with this content, and gives the one card that answers. */
export async function sendList(office: Office, content: string | Buffer, sending: Sending): Promise<Message> {
  return sendFrom(office, [await putFile(office, sending.name ?? 'lijst.csv', content)], sending)
}

/** A workbook of these sheets, as Excel saves it. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  change: (book: WorkBook) => void = () => undefined,
): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  change(book)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
