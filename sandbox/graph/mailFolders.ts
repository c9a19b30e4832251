import { mailboxOf } from '../tenant/mailboxes'
import { Refusal } from '../tenant/refusal'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import type { GraphContext, Route } from './route'
import { userIn } from './userIn'

type Properties = Readonly<Record<string, unknown>>
const allowedLike = 'GET /users/{user}/mailFolders/{folder}/messageRules'
const type = 'microsoft.graph.mailFolder'

/** By the name that Graph takes in place of an id. */
const folders = {
  inbox: 'Postvak IN',
  drafts: 'Concepten',
  sentitems: 'Verzonden items',
  deleteditems: 'Verwijderde items',
}

/** Calls on the folders of a mailbox: what they are, and nothing that is in them. */
export const mailFolderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user}/mailFolders',
    options: collection,
    allowedLike,
    handle: (context) => {
      const views = foldersOf(context)
      const body = answerCollection(context, views, {
        name: `users('${context.parameters['user'] ?? ''}')/mailFolders`,
        type,
        resource: 'MailFolder',
        properties: Object.keys(views[0] ?? {}),
        filterable: ['displayName'],
        usualPage: 10,
      })
      return { status: 200, body }
    },
  },
  {
    method: 'GET',
    path: '/users/{user}/mailFolders/{folder}',
    options: ['select'],
    allowedLike,
    handle: (context) => {
      const wanted = context.parameters['folder'] ?? ''
      const place = Object.keys(folders).indexOf(wanted.toLowerCase())
      const views = foldersOf(context)
      const found = views[place] ?? views.find(({ id }) => id === wanted)
      if (found === undefined)
        throw new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
      const names = selected(context.options.select, Object.keys(found), type) ?? Object.keys(found)
      const entity = `${context.baseUrl}/$metadata#users('${context.parameters['user'] ?? ''}')/mailFolders/$entity`
      return { status: 200, body: { '@odata.context': entity, ...pick(found, names) } }
    },
  },
]

/** All mail is in the inbox. Throws Graph's 404 for somebody without a mailbox. */
function foldersOf(context: GraphContext): readonly Properties[] {
  const { id } = userIn(context)
  const found = mailboxOf(context.tenant, id)
  if (found === undefined)
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  return Object.entries(folders).map(([name, displayName]) => ({
    id: Buffer.from(`${name}${id}`).toString('base64url'),
    displayName,
    parentFolderId: null,
    childFolderCount: 0,
    unreadItemCount: 0,
    totalItemCount: name === 'inbox' ? found.mailbox.items : 0,
    isHidden: false,
  }))
}
