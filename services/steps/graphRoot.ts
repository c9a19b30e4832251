import { clouds } from '../remote/clouds'
import type { StepSettings } from '../model/settings'

/** Graph's address in the cloud of this organisation: its admin centre tells the two government clouds apart. */
export function rootOf({ links }: StepSettings): string {
  const cloud = Object.values(clouds).find((one) => one.links.admin === links.admin)
  return (cloud ?? clouds.worldwide).graphUrl
}
