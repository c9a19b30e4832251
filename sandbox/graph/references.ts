import { z } from 'zod'
import { badRequest } from '../tenant/refusal'

/** A link to an object, by its address. */
export const referenceSchema = z.strictObject({ '@odata.id': z.string() })

/** The id, or sign-in name, in the address of a directory object. Throws Graph's answer to another address. */
export function referenced(link: string): string {
  const id = /\/v1\.0\/(?:users|groups|devices|directoryObjects)(?:\/|\(')([^/?()']+)(?:'\))?$/.exec(link)?.[1]
  if (id === undefined) throw badRequest(`Invalid URL format specified in @odata.id: '${link}'.`)
  return id.toLowerCase()
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id of the directory, in lower case. Throws Graph's answer to what can be none. */
export function objectId(text: string): string {
  if (!guid.test(text)) throw badRequest(`Invalid object identifier '${text}'.`)
  return text.toLowerCase()
}
