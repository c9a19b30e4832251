import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'

type Properties = Readonly<Record<string, unknown>>

/** What Entra calls a few activities; any other is told by its call. */
const activities: Readonly<Record<string, string>> = {
  'POST /users': 'Add user',
  'PATCH /users/{id}': 'Update user',
  'DELETE /users/{id}': 'Delete user',
  'POST /directory/deletedItems/{id}/restore': 'Restore user',
  'DELETE /directory/deletedItems/{id}': 'Hard Delete user',
  'POST /users/{id}/assignLicense': 'Change user license',
  'POST /groups': 'Add group',
  'PATCH /groups/{id}': 'Update group',
  'DELETE /groups/{id}': 'Delete group',
  'POST /groups/{id}/members/$ref': 'Add member to group',
  'DELETE /groups/{id}/members/{id}/$ref': 'Remove member from group',
  'POST /groups/{id}/owners/$ref': 'Add owner to group',
  'DELETE /groups/{id}/owners/{id}/$ref': 'Remove owner from group',
  'POST /roleManagement/directory/roleAssignments': 'Add member to role',
  'DELETE /roleManagement/directory/roleAssignments/{id}': 'Remove member from role',
}

/** What was done in the directory, and who signed in. */
export const auditRoutes: readonly Route[] = [
  { method: 'GET', path: '/auditLogs/directoryAudits', options: collection, handle: listAudits },
  { method: 'GET', path: '/auditLogs/signIns', options: collection, handle: listSignIns },
]

/** Everything that was done to the tenant by Graph, the newest first. */
function listAudits(context: GraphContext): RouteAnswer {
  const views = context.effects
    .filter(({ system }) => system === 'graph')
    .map(({ at, what, target }, place): Properties => ({
      id: `Directory_${place}_${at}`,
      activityDateTime: at,
      activityDisplayName: activities[what] ?? what,
      category: /\/users|deletedItems/.test(what)
        ? 'UserManagement'
        : what.includes('/groups')
          ? 'GroupManagement'
          : 'RoleManagement',
      correlationId: null,
      initiatedBy: { app: { appId: null, displayName: 'A client', servicePrincipalId: null }, user: null },
      loggedByService: 'Core Directory',
      operationType: what.startsWith('DELETE') ? 'Delete' : what.startsWith('POST') ? 'Add' : 'Update',
      result: 'success',
      resultReason: '',
      targetResources: [{ id: target, displayName: null, modifiedProperties: [], type: 'User' }],
    }))
    .toReversed()
  const body = answerCollection(context, views, {
    name: 'auditLogs/directoryAudits',
    type: 'microsoft.graph.directoryAudit',
    resource: 'DirectoryAudit',
    properties: Object.keys(views[0] ?? { id: '' }),
    filterable: [
      'activityDateTime',
      'activityDisplayName',
      'category',
      'correlationId',
      'loggedByService',
      'result',
      'targetResources',
    ],
    orderable: ['activityDateTime'],
  })
  return { status: 200, body }
}

function listSignIns(context: GraphContext): RouteAnswer {
  const views = [...context.tenant.users.values()]
    .filter(({ lastSignIn }) => lastSignIn !== undefined)
    .map(({ id, lastSignIn, properties }): Properties => ({
      id: `${id.slice(0, 24)}${id.slice(24).split('').toReversed().join('')}`,
      createdDateTime: lastSignIn,
      userDisplayName: properties.displayName,
      userPrincipalName: properties.userPrincipalName.toLowerCase(),
      userId: id,
      appDisplayName: 'Microsoft Teams',
      clientAppUsed: 'Browser',
      isInteractive: true,
      status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
    }))
  const body = answerCollection(context, views, {
    name: 'auditLogs/signIns',
    type: 'microsoft.graph.signIn',
    resource: 'SignIn',
    properties: Object.keys(views[0] ?? { id: '' }),
    filterable: ['id', 'createdDateTime', 'userId', 'userPrincipalName', 'userDisplayName', 'appDisplayName'],
    orderable: ['createdDateTime'],
  })
  return { status: 200, body }
}
