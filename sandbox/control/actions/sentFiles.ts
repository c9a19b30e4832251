import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { pathOfSentFile } from '../../teams/sentFiles'
import { action } from './action'

/** What somebody does in their chat with the bot. */
export const sentFileActions = {
  'send-file': action(
    'Puts a file, in Base64, into somebody’s chat with the bot, and says behind which path it lies for whoever has that.',
    z.strictObject({ name: z.string(), content: z.base64() }),
    ({ sentFiles }, { name, content }) => {
      const [id, secret] = [randomUUID(), randomUUID()]
      sentFiles.set(id, { name, bytes: Buffer.from(content, 'base64'), secret })
      return { path: pathOfSentFile(id, secret) }
    },
  ),
}
