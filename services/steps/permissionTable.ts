import type { Message } from '../../cards/texts'
import type { AnyStep } from './step'

/** Which application permissions each step declares, as the rows of a Markdown table; the one source is the steps. */
export function permissionTable(steps: readonly AnyStep[], say: (title: Message) => string): string {
  return steps
    .map(({ title, permissions }) => `| ${say(title)} | ${permissions.map((name) => `\`${name}\``).join(', ')} |`)
    .join('\n')
}
