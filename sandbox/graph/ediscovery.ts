import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  addSource,
  caseIn,
  createCase,
  createSearch,
  operationIn,
  progressOf,
  requireManager,
  searchIn,
  startExport,
} from '../tenant/ediscovery'
import { type EdiscoveryCase, type EdiscoverySearch, type ExportOperation } from '../tenant/state/ediscovery'
import { answerCollection, pick } from './collection'
import { collection, selected } from './options'
import type { GraphContext, Route, RouteAnswer } from './route'
import { readBody, readParameters } from './route'

const cases = '/security/cases/ediscoveryCases'
const theCase = `${cases}/{case}`
const theSearch = `${theCase}/searches/{search}`

/** Calls on eDiscovery: what makes an export of a mailbox, and how far that is. Nothing lists searches. */
export const ediscoveryRoutes: readonly Route[] = [
  { method: 'POST', path: cases, handle: managed(postCase) },
  { method: 'GET', path: cases, options: collection, allowedLike: `POST ${cases}`, handle: managed(listCases) },
  {
    method: 'GET',
    path: theCase,
    allowedLike: `POST ${cases}`,
    handle: managed((context) => {
      const found = caseOf(context)
      return { status: 200, body: { ...entity(context, 'ediscoveryCases', found), ...viewCase(found) } }
    }),
  },
  {
    method: 'GET',
    path: `${theCase}/operations`,
    options: collection,
    allowedLike: `GET ${theCase}/operations/{operation}`,
    handle: managed(listOperations),
  },
  { method: 'POST', path: `${theCase}/searches`, handle: managed(postSearch) },
  { method: 'POST', path: `${theSearch}/additionalSources`, handle: managed(postSource) },
  { method: 'POST', path: `${theSearch}/exportResult`, handle: managed(postExport) },
  { method: 'GET', path: `${theCase}/operations/{operation}`, options: ['select'], handle: managed(getOperation) },
]

type Handle = Route['handle']

function managed(handle: Handle): Handle {
  return (context) => {
    requireManager(context.tenant)
    return handle(context)
  }
}

const caseBody = z.strictObject({
  displayName: z.string().min(1),
  description: z.string().nullish(),
  externalId: z.string().nullish(),
})

function postCase(context: GraphContext): RouteAnswer {
  const { displayName, description = null, externalId = null } = readBody(context, caseBody, 'ediscoveryCase')
  const made = createCase(context.tenant, { displayName, description })
  const body = { ...entity(context, 'ediscoveryCases', made), displayName, description, externalId, status: 'active' }
  return { status: 201, body, effect: { target: made.id, detail: { displayName } } }
}

function viewCase({
  id,
  createdDateTime,
  displayName,
  description,
}: EdiscoveryCase): Readonly<Record<string, unknown>> {
  return { id, createdDateTime, displayName, description, externalId: null, status: 'active' }
}

function listCases(context: GraphContext): RouteAnswer {
  const body = answerCollection(context, [...context.tenant.ediscovery.cases.values()].map(viewCase), {
    name: 'security/cases/ediscoveryCases',
    type: 'microsoft.graph.security.ediscoveryCase',
    resource: 'ediscoveryCase',
    properties: ['id', 'createdDateTime', 'displayName', 'description', 'externalId', 'status'],
    filterable: ['displayName', 'status'],
  })
  return { status: 200, body }
}

function listOperations(context: GraphContext): RouteAnswer {
  const views = [...caseOf(context).operations.values()].map((operation) => ({
    '@odata.type': '#microsoft.graph.security.ediscoveryExportOperation',
    ...viewOperation(operation),
  }))
  const body = answerCollection(context, views, {
    name: 'security/cases/ediscoveryCases/operations',
    type: 'microsoft.graph.security.caseOperation',
    resource: 'caseOperation',
    properties: operationProperties,
    filterable: [],
  })
  return { status: 200, body }
}

const searchBody = z.strictObject({
  displayName: z.string().min(1),
  description: z.string().nullish(),
  contentQuery: z.string().nullish(),
})

function postSearch(context: GraphContext): RouteAnswer {
  const found = caseOf(context)
  const { displayName, description = null, contentQuery } = readBody(context, searchBody, 'ediscoverySearch')
  const made = createSearch(found, { displayName, contentQuery: contentQuery ?? '' })
  const body = { ...entity(context, 'searches', made), displayName, description, contentQuery: made.contentQuery }
  return { status: 201, body, effect: { target: found.id, detail: { search: made.id, contentQuery } } }
}

/** A collection of dataSource takes several types, so that the type has to be said. */
const sourceBody = z.strictObject({
  '@odata.type': z.enum(['microsoft.graph.security.userSource', '#microsoft.graph.security.userSource']),
  email: z.string(),
  includedSources: flags(['mailbox', 'site']).nullish(),
})

function postSource(context: GraphContext): RouteAnswer {
  const search = searchOf(context)
  const { email, includedSources = 'mailbox, site' } = readBody(context, sourceBody, 'userSource')
  const { id, properties } = addSource(context.tenant, search, email)
  const made = { id: randomUUID(), createdDateTime: new Date().toISOString() }
  const body = {
    ...entity(context, 'additionalSources', made),
    '@odata.type': '#microsoft.graph.security.userSource',
    displayName: properties.displayName,
    email,
    includedSources,
  }
  return { status: 201, body, effect: { target: id, detail: { search: search.id, includedSources } } }
}

/** Words of the page of exportResult. */
const additions = [
  'none',
  'teamsAndYammerConversations',
  'cloudAttachments',
  'allDocumentVersions',
  'subfolderContents',
  'listAttachments',
  'htmlTranscripts',
  'advancedIndexing',
  'allItemsInFolder',
  'includeFolderAndPath',
  'condensePaths',
  'friendlyName',
  'splitSource',
  'optimizedPartitionSize',
  'includeReport',
]

/**
 * Criteria, format and additional options are required (learn, security-ediscoverysearch-exportresult). That a location is, too,
 * where partially indexed items are to be exported, is our reading: it says which of them are meant.
 */
const exportBody = z
  .strictObject({
    displayName: z.string().min(1),
    description: z.string().nullish(),
    exportCriteria: flags(['searchHits', 'partiallyIndexed']),
    exportLocation: flags(['responsiveLocations', 'nonresponsiveLocations']).nullish(),
    additionalOptions: flags(additions),
    exportFormat: z.enum(['pst', 'msg', 'eml']),
    cloudAttachmentVersion: z.string().nullish(),
    documentVersion: z.string().nullish(),
    exportSingleItems: z.boolean().nullish(),
  })
  .refine(
    ({ exportCriteria, exportLocation }) =>
      (exportLocation ?? '') !== '' || !exportCriteria.includes('partiallyIndexed'),
    { path: ['exportLocation'] },
  )

function postExport(context: GraphContext): RouteAnswer {
  const found = caseOf(context)
  const { sources, contentQuery } = searchOf(context)
  const { displayName, ...asked } = readParameters(context, exportBody, 'exportResult')
  const { id } = startExport(context.tenant, found, displayName)
  return {
    status: 202,
    headers: { location: `${context.baseUrl}${cases}/${found.id}/operations/${id}` },
    effect: { target: found.id, detail: { sources, contentQuery, ...asked } },
  }
}

const operationProperties = [
  'id',
  'createdDateTime',
  'completedDateTime',
  'percentProgress',
  'status',
  'action',
  'resultInfo',
  'outputName',
]

function getOperation(context: GraphContext): RouteAnswer {
  const operation = operationIn(caseOf(context), context.parameters['operation'] ?? '')
  const names = selected(context.options.select, operationProperties, 'microsoft.graph.security.caseOperation')
  const body = {
    '@odata.context': `${context.baseUrl}/$metadata#security/cases/ediscoveryCases/operations/$entity`,
    '@odata.type': '#microsoft.graph.security.ediscoveryExportOperation',
    ...pick(viewOperation(operation), names ?? operationProperties),
  }
  return { status: 200, body }
}

function viewOperation(operation: ExportOperation): Readonly<Record<string, unknown>> {
  const { id, createdDateTime, completedDateTime, status, outputName } = operation
  return {
    id,
    createdDateTime,
    completedDateTime,
    percentProgress: progressOf(operation),
    status,
    action: 'exportResult',
    // The words are ours: Microsoft's pages have none for an export that failed.
    resultInfo: status === 'failed' ? { code: 500, subcode: 0, message: 'The export could not be completed.' } : null,
    outputName,
  }
}

function caseOf({ tenant, parameters }: GraphContext): EdiscoveryCase {
  return caseIn(tenant, parameters['case'] ?? '')
}

function searchOf(context: GraphContext): EdiscoverySearch {
  return searchIn(caseOf(context), context.parameters['search'] ?? '')
}

function entity(
  { baseUrl }: GraphContext,
  collection: string,
  { id, createdDateTime }: { readonly id: string; readonly createdDateTime: string },
): Readonly<Record<string, unknown>> {
  return {
    '@odata.context': `${baseUrl}/$metadata#security/cases/ediscoveryCases/${collection}/$entity`,
    id,
    createdDateTime,
  }
}

/** One or more of some words, by comma: how OData writes flags. */
function flags(words: readonly string[]) {
  const isKnown = (text: string) => text.split(',').every((word) => words.includes(word.trim()))
  return z.string().refine(isKnown)
}
