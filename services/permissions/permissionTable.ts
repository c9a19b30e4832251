import type { Message } from '../model/message'
import type { AnyStep } from '../steps/step'
import { directoryPermissions } from './declared'

/** Which application permissions each step declares, and the bot besides them, as the rows of a Markdown table. */
export function permissionTable(steps: readonly AnyStep[], say: (title: Message) => string): string {
  const row = (what: string, permissions: readonly string[]): string =>
    `| ${what} | ${permissions.map((name) => `\`${name}\``).join(', ')} |`
  return [
    ...steps.map(({ title, permissions }) => row(say(title), permissions)),
    row('finding people, their roles, and who may press', directoryPermissions),
  ].join('\n')
}
