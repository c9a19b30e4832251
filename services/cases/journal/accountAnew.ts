import { isDeepStrictEqual } from 'node:util'
import type { AccountKnown, Employee, UnreadPart } from '../../model/people'
import type { CaseEvent } from './entry'

type AccountRead = CaseEvent & { readonly kind: 'accountRead' }

/** The leaver, with what was read of the account since. Pure. */
export function accountAfter(employee: Employee, { known: { manager, ...known }, unread }: AccountRead): Employee {
  const { unread: _before, ...rest } = employee
  return {
    ...rest,
    ...known,
    manager: manager === undefined ? employee.manager : (manager ?? undefined),
    ...(unread.length === 0 ? {} : { unread }),
  }
}

/**
 * What to note of an account that was read once more: what could not be read before, and a manager with whom it stands
 * otherwise by now. The rest stays as the case was opened with. Pure.
 */
export function accountNews(known: Employee, read: Employee): readonly AccountRead[] {
  const isUnread = (part: UnreadPart['part']) => (read.unread ?? []).some((one) => one.part === part)
  const before = known.unread ?? []
  const unread = before.filter(({ part }) => isUnread(part))
  const came = before.filter(({ part }) => !isUnread(part)).map(({ part }) => partOf(read, part))
  const isOther = !isUnread('manager') && !isDeepStrictEqual(known.manager, read.manager)
  const news: AccountKnown = Object.assign({}, ...came, isOther ? partOf(read, 'manager') : {})
  return came.length === 0 && !isOther ? [] : [{ kind: 'accountRead', known: news, unread }]
}

function partOf(read: Employee, part: UnreadPart['part']): AccountKnown {
  const { manager, jobTitle, department, employeeId, otherMails = [], adminRoles } = read
  switch (part) {
    case 'manager':
      return { manager: manager ?? null }
    case 'details':
      return {
        otherMails,
        ...(jobTitle === undefined ? {} : { jobTitle }),
        ...(department === undefined ? {} : { department }),
        ...(employeeId === undefined ? {} : { employeeId }),
      }
    case 'roleNames':
      return { adminRoles }
  }
}
