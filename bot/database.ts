import { connectionTo, placeOf, readDatabaseUrl, type DatabaseAddress } from '../services/cases/database/address'
import type { ClientConfig } from 'pg'
import { cloudOf, clouds, signInEnvironment, type CloudName } from '../services/remote/clouds'
import { createCredential, type Credential } from '../services/remote/credential'
import type { Given } from './durations'
import type { Environment } from './environment'

/** The PostgreSQL that `DATABASE_URL` names. */
export interface DatabaseSettings {
  readonly address: DatabaseAddress
  /** By a token of the bot’s own identity, as Azure Database for PostgreSQL takes it; else by what the URL says. */
  readonly signIn: 'url' | 'managedIdentity'
}

/** What stands in `DATABASE_AUTHENTICATION` to sign in without a password. */
const managedIdentity = 'managedIdentity'

/**
 * The audience of a token for Azure Database for PostgreSQL: `ossrdbmsResourceId` of each cloud in the Azure CLI
 * (azure-cli-core, cloud.py).
 */
const audiences: Readonly<Record<CloudName, string>> = {
  worldwide: 'https://ossrdbms-aad.database.windows.net',
  usgov: 'https://ossrdbms-aad.database.usgovcloudapi.net',
  'usgov-dod': 'https://ossrdbms-aad.database.usgovcloudapi.net',
  china: 'https://ossrdbms-aad.database.chinacloudapi.cn',
}

/** What is wrong with the database’s variables; never with the URL in it. */
export function databaseProblems(given: Given): readonly string[] {
  const [url, signIn] = [given('DATABASE_URL'), given('DATABASE_AUTHENTICATION')]
  if (url === undefined)
    return signIn === undefined ? [] : ['DATABASE_AUTHENTICATION is set, but DATABASE_URL is missing']
  const read = readDatabaseUrl(url)
  if (!read.ok) return [`DATABASE_URL ${read.problem}`]
  if (signIn === undefined) return []
  if (signIn !== managedIdentity)
    return [`DATABASE_AUTHENTICATION is “${signIn}”, but must be ${managedIdentity} or left out`]
  const { password, tls } = read.address
  return [
    ...(password === undefined ? [] : ['DATABASE_URL has a password, and DATABASE_AUTHENTICATION needs none']),
    ...(tls === false ? ['DATABASE_URL is without TLS, but a token must not travel in clear'] : []),
  ]
}

/** The database’s settings where one is named. */
export function databaseFrom(given: Given): DatabaseSettings | undefined {
  const read = readDatabaseUrl(given('DATABASE_URL') ?? '')
  if (!read.ok) return undefined
  return {
    address: read.address,
    signIn: given('DATABASE_AUTHENTICATION') === managedIdentity ? managedIdentity : 'url',
  }
}

/** How a database is reached, and what an operator knows it by. */
export interface DatabasePlace {
  readonly connection: ClientConfig
  /** Without a secret. */
  readonly place: string
}

/** The database that an environment names, for a command; undefined where it names none. Throws a sentence where it is wrong. */
export function databaseIn(environment: Environment): DatabasePlace | undefined {
  const given: Given = (name) => environment[name]?.trim() || undefined
  const [problem] = databaseProblems(given)
  if (problem !== undefined) throw new Error(`${problem}.`)
  const settings = databaseFrom(given)
  if (settings === undefined) return undefined
  const cloud = cloudOf(given('CLOUD') ?? '') ?? clouds.worldwide
  return databaseConnection(settings, cloud.name, createCredential(signInEnvironment(cloud, environment)).credential)
}

/** How `pg` and what builds upon it reach the database, and what an operator knows it by. */
export function databaseConnection(
  { address, signIn }: DatabaseSettings,
  cloud: CloudName,
  credential: Credential,
): DatabasePlace {
  const scope = `${audiences[cloud]}/.default`
  const token = async (): Promise<string> => {
    const given = await credential.getToken(scope)
    if (given === null) throw new Error('The bot’s identity gave no token for the database')
    return given.token
  }
  return {
    connection: connectionTo(address, signIn === managedIdentity ? token : undefined),
    place: placeOf(address),
  }
}
