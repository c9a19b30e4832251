import { approve } from './approve'
import { back } from './back'
import { cancel } from './cancel'
import { change } from './change'
import { confirm } from './confirm'
import { contain } from './contain'
import { end, extend, seen } from './dates'
import { decide } from './decide'
import { evidence } from './evidence'
import { hand } from './hand'
import { handOver } from './handOver'
import { leave } from './leave'
import { pass } from './pass'
import { pause, resume } from './pause'
import { reject } from './reject'
import { requests } from './requests'
import { retry } from './retry'
import { submit } from './submit'
import { summary } from './summary'
import { unapprove } from './unapprove'
import { undo } from './undo'
import { when } from './when'
import type { CaseVerb } from './verb'

/** Every verb about a case, by the name that its buttons carry. */
export const verbs: ReadonlyMap<string, CaseVerb> = new Map<string, CaseVerb>([
  ['contain', contain],
  ['decide', decide],
  ['change', change],
  ['back', back],
  ['when', when],
  ['submit', submit],
  ['approve', approve],
  ['unapprove', unapprove],
  ['reject', reject],
  ['leave', leave],
  ['undo', undo],
  ['retry', retry],
  ['hand', hand],
  ['confirm', confirm],
  ['pass', pass],
  ['pause', pause],
  ['resume', resume],
  ['handOver', handOver],
  ['cancel', cancel],
  ['evidence', evidence],
  ['summary', summary],
  ['requests', requests],
  ['extend', extend],
  ['seen', seen],
  ['end', end],
])
