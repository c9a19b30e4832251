import type { z } from 'zod'
import type { Acts, Started } from './acts'
import { json, problem, text, unreadable, type ProgramAnswer } from './answer'
import { errorsIn, idempotencyKey, idSchema, listQuery, startBatchBody, startCaseBody } from './bodies'
import { answerContextProtocol, contextProtocolPath } from './contextProtocol'
import { withoutRole } from './door'
import type { Program, ProgramRole } from './programToken'
import type { ProgramRequest } from './request'

/** Where everything of this interface is. */
export const apiPath = '/api/v1'

interface Route {
  readonly method: 'GET' | 'POST'
  /** What follows `apiPath`; an id where `{id}` stands. */
  readonly path: RegExp
  readonly role: ProgramRole
  readonly answer: (acts: Acts, program: Program, request: ProgramRequest, id: string) => Promise<ProgramAnswer>
}

const routes: readonly Route[] = [
  { method: 'GET', path: /^\/cases$/, role: 'Offboarding.Read', answer: list },
  { method: 'POST', path: /^\/cases$/, role: 'Offboarding.Start', answer: startCase },
  { method: 'GET', path: /^\/cases\/([^/]+)$/, role: 'Offboarding.Read', answer: readCase },
  { method: 'GET', path: /^\/cases\/([^/]+)\/evidence$/, role: 'Offboarding.Evidence.Read', answer: readEvidence },
  { method: 'POST', path: /^\/batches$/, role: 'Offboarding.Start', answer: startBatch },
  { method: 'GET', path: /^\/batches\/([^/]+)$/, role: 'Offboarding.Read', answer: readBatch },
]

/** What a program that was let in is answered: openapi.json. Throws JournalFault. */
export async function answerRoute(acts: Acts, program: Program, request: ProgramRequest): Promise<ProgramAnswer> {
  const path = request.path.slice(apiPath.length)
  if (path === contextProtocolPath) return answerContextProtocol(acts, program, request)
  const here = routes.filter((route) => route.path.test(path))
  const route = here.find(({ method }) => method === request.method)
  if (here.length === 0) return problem(404, 'notFound')
  if (route === undefined) return problem(405, 'badRequest', {}, { Allow: here.map(({ method }) => method).join(', ') })
  const refused = withoutRole(program, route.role)
  if (refused !== undefined) return refused
  const id = route.path.exec(path)?.[1]
  if (id !== undefined && !idSchema.safeParse(id).success) return problem(404, 'notFound')
  return route.answer(acts, program, request, id ?? '')
}

async function list(acts: Acts, _program: Program, { query }: ProgramRequest): Promise<ProgramAnswer> {
  const read = listQuery.safeParse(Object.fromEntries(query))
  return read.success ? json(200, await acts.listCases(read.data)) : badRequest(read.error)
}

async function readCase(acts: Acts, _program: Program, _request: ProgramRequest, id: string): Promise<ProgramAnswer> {
  const view = await acts.readCase(id)
  return view === undefined ? problem(404, 'notFound') : json(200, view)
}

async function readBatch(acts: Acts, _program: Program, _request: ProgramRequest, id: string): Promise<ProgramAnswer> {
  const view = await acts.readBatch(id)
  return view === undefined ? problem(404, 'notFound') : json(200, view)
}

async function readEvidence(
  acts: Acts,
  program: Program,
  { headers }: ProgramRequest,
  id: string,
): Promise<ProgramAnswer> {
  const isPage = /(^|,)\s*text\/html\b/i.test(headers['accept'] ?? '')
  const evidence = await acts.readEvidence(program, id, isPage ? 'page' : 'lines')
  if (evidence === undefined) return problem(404, 'notFound')
  const { content, fingerprint } = evidence
  // A page of ours runs no script; whoever opens it from here must not have one run either.
  const shown = {
    'Evidence-Fingerprint': fingerprint,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  }
  return text(isPage ? 'text/html; charset=utf-8' : 'application/jsonl; charset=utf-8', content, shown)
}

function startCase(acts: Acts, program: Program, request: ProgramRequest): Promise<ProgramAnswer> {
  return start(request, startCaseBody, 'cases', (key, body) => acts.startCase(program, key, body))
}

function startBatch(acts: Acts, program: Program, request: ProgramRequest): Promise<ProgramAnswer> {
  return start(request, startBatchBody, 'batches', (key, body) => acts.startBatch(program, key, body))
}

async function start<Schema extends z.ZodType, View extends { readonly id: string }>(
  request: ProgramRequest,
  schema: Schema,
  where: 'cases' | 'batches',
  begin: (key: string, body: z.infer<Schema>) => Promise<Started<View>>,
): Promise<ProgramAnswer> {
  const key = idempotencyKey.safeParse(request.headers['idempotency-key'])
  if (!key.success) return problem(400, 'badRequest', { detail: 'The header Idempotency-Key is missing or wrong.' })
  const sent = await request.body()
  if (sent.kind === 'refused') return unreadable(sent)
  const body = schema.safeParse(sent.value)
  if (!body.success) return badRequest(body.error)
  const started = await begin(key.data, body.data)
  switch (started.kind) {
    case 'started':
      return json(201, started.view, { Location: `${apiPath}/${where}/${started.view.id}` })
    case 'otherRequest':
      return problem(422, 'keyUsedOtherwise', { detail: 'This Idempotency-Key stands for another request.' })
    case 'refused':
      return refusal(started.refusal)
  }
}

const statuses: Readonly<Partial<Record<string, number>>> = {
  alreadyRuns: 409,
  alreadyOffboarded: 409,
  requesterMayNot: 403,
  busy: 503,
}

function refusal({
  why,
  detail,
  which,
  caseId,
}: Extract<Started<never>, { kind: 'refused' }>['refusal']): ProgramAnswer {
  const details = {
    detail,
    ...(which === undefined ? {} : { errors: [{ pointer: `/employees/${which}`, detail }] }),
    ...(caseId === undefined ? {} : { caseId }),
  }
  return problem(statuses[why] ?? 422, why, details, why === 'busy' ? { 'Retry-After': '30' } : {})
}

function badRequest(error: z.ZodError): ProgramAnswer {
  return problem(400, 'badRequest', { detail: 'The request is not as openapi.json has it.', errors: errorsIn(error) })
}
