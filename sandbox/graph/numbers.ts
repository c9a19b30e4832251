import { z } from 'zod'
import { Refusal } from '../tenant/refusal'
import { assignNumber, unassignNumber } from '../tenant/numbers'
import type { NumberOperation, TelephoneNumber } from '../tenant/state'
import { answerCollection } from './collection'
import { collection } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readParameters } from './route'

const management = '/admin/teams/telephoneNumberManagement'

/** Calls on the tenant's phone numbers: changes are accepted with 202 and looked up by their operation. */
export const numberRoutes: readonly Route[] = [
  { method: 'GET', path: `${management}/numberAssignments`, options: collection, handle: list },
  { method: 'POST', path: `${management}/numberAssignments/unassignNumber`, handle: unassign },
  { method: 'POST', path: `${management}/numberAssignments/assignNumber`, handle: assign },
  {
    method: 'GET',
    path: `${management}/operations/{operation}`,
    options: ['select'],
    handle: getOperation,
  },
]

const numberType = z.enum(['directRouting', 'callingPlan', 'operatorConnect'])
const unassignment = z.strictObject({ telephoneNumber: z.string(), numberType })
const assignment = z.strictObject({
  telephoneNumber: z.string(),
  numberType,
  assignmentTargetId: z.guid(),
  assignmentCategory: z.enum(['primary', 'private', 'alternate']).optional(),
  locationId: z.guid().nullable().optional(),
})

function unassign(context: GraphContext): RouteAnswer {
  const detail = readParameters(context, unassignment, 'unassignNumber')
  const number = numberIn(context, detail)
  const holder = number.holder
  return accepted(context, unassignNumber(context.tenant, number), holder ?? number.telephoneNumber, detail)
}

function assign(context: GraphContext): RouteAnswer {
  const detail = readParameters(context, assignment, 'assignNumber')
  const number = numberIn(context, detail)
  const target = detail.assignmentTargetId.toLowerCase()
  return accepted(context, assignNumber(context.tenant, number, target), target, detail)
}

function numberIn({ tenant }: GraphContext, wanted: { telephoneNumber: string; numberType: string }): TelephoneNumber {
  const number = tenant.numbers.find(({ telephoneNumber }) => telephoneNumber === wanted.telephoneNumber)
  if (number === undefined)
    throw new Refusal(404, 'NotFound', `The telephone number ${wanted.telephoneNumber} was not found in the tenant.`)
  if (number.numberType !== wanted.numberType)
    throw new Refusal(400, 'BadRequest', `The number type of ${wanted.telephoneNumber} is not ${wanted.numberType}.`)
  return number
}

function accepted({ baseUrl }: GraphContext, operation: NumberOperation, target: string, detail: object): RouteAnswer {
  return {
    status: 202,
    headers: { location: `${baseUrl}${management}/operations/${operation.id}` },
    effect: { target, detail: { ...detail } },
  }
}

function getOperation({ tenant, parameters, baseUrl }: GraphContext): RouteAnswer {
  const operation = tenant.numberOperations.get(parameters['operation'] ?? '')
  if (operation === undefined) throw new Refusal(404, 'NotFound', 'The operation was not found.')
  const { id, createdDateTime, status, statusDetail, telephoneNumber } = operation
  const resourceLocation = `${baseUrl}${management}/numberAssignments/${telephoneNumber.slice(1)}`
  const body = {
    '@odata.context': `${baseUrl}/$metadata#admin/teams/telephoneNumberManagement/operations/$entity`,
    id,
    createdDateTime,
    status,
    numbers: [{ resourceLocation, status, statusDetail }],
  }
  return { status: 200, body }
}

function list(context: GraphContext): RouteAnswer {
  const body = answerCollection(context, context.tenant.numbers.map(viewNumber), {
    name: 'admin/teams/telephoneNumberManagement/numberAssignments',
    type: 'microsoft.graph.teamsAdministration.numberAssignment',
    resource: 'NumberAssignment',
    properties: Object.keys(viewNumber({ id: '', telephoneNumber: '', numberType: 'callingPlan', holder: null })),
    filterable: ['assignmentTargetId', 'telephoneNumber', 'numberType', 'assignmentStatus'],
  })
  return { status: 200, body }
}

function viewNumber({
  id,
  telephoneNumber,
  numberType,
  holder,
  source,
}: TelephoneNumber): Readonly<Record<string, unknown>> {
  return {
    id,
    telephoneNumber,
    numberType,
    operatorId: '2b24d246-a9ee-428b-96bc-fb9d9a053c8d',
    activationState: 'activated',
    assignmentCategory: holder === null ? null : 'primary',
    assignmentStatus: holder === null ? 'unassigned' : 'userAssigned',
    assignmentTargetId: holder,
    capabilities: ['userAssignment'],
    city: 'Amsterdam',
    civicAddressId: null,
    isoCountryCode: 'NL',
    locationId: null,
    networkSiteId: null,
    numberSource: source ?? 'online',
    portInStatus: null,
    reverseNumberLookupOptions: [],
    supportedCustomerActions: ['release'],
  }
}
