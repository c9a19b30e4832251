import type { AutoReplyDecision, AutoReplyFacts } from '../../../../services/steps/auto-reply'
import type { AutomaticReply } from '../../../../services/steps/auto-reply/reading'
import type { Sample } from '../sample'

/** A mailbox that answers nobody. */
export const silent: AutomaticReply & { readonly exists: true; readonly language: 'nl' } = {
  exists: true,
  language: 'nl',
  status: 'disabled',
  audience: 'all',
  internal: '',
  external: '',
  start: undefined,
  end: undefined,
}

/** A message as Exchange gives it back. */
export function page(html: string): string {
  return `<html>\n<body>\n${html}\n</body>\n</html>\n`
}

const everybody: Sample<AutoReplyFacts, AutoReplyDecision> = {
  before: silent,
  input: { choice: 'reply', audience: 'all', internal: 'Jan is weg.\r\nMail Eva & co.', external: 'Jan <is> weg.' },
  decision: { choice: 'reply', audience: 'all', internal: 'Jan is weg.\nMail Eva & co.', external: 'Jan <is> weg.' },
  after: {
    ...silent,
    status: 'alwaysEnabled',
    internal: page('<p>Jan is weg.<br>\nMail Eva &amp; co.</p>'),
    external: page('<p>Jan &lt;is&gt; weg.</p>'),
  },
}
const colleagues: Sample<AutoReplyFacts, AutoReplyDecision> = {
  before: {
    ...silent,
    status: 'scheduled',
    audience: 'contactsOnly',
    internal: page('<p>Ik ben op vakantie.</p>'),
    start: { dateTime: '2026-11-01T00:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-12-01T00:00:00.0000000', timeZone: 'UTC' },
  },
  input: { choice: 'reply', audience: 'none', internal: 'Jan is weg.', external: '' },
  decision: { choice: 'reply', audience: 'none', internal: 'Jan is weg.', external: '' },
  after: { ...silent, status: 'alwaysEnabled', audience: 'none', internal: page('<p>Jan is weg.</p>') },
}

export const samples = [everybody, colleagues]
