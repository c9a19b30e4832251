import { findIana, findWindows } from 'windows-iana'
import { isTimeZone } from './moment'

/**
 * The IANA name of a zone, from that or from Windows’ own, as Exchange keeps either; undefined where it is neither. Windows has
 * one name for many cities: where the organisation’s own is among them, it is meant. Pure.
 * @param name as `mailboxSettings.timeZone` gives it
 * @param own IANA name of the organisation’s zone
 * Source: learn, mailboxsettings, and CLDR’s `windowsZones`.
 */
export function zoneNamed(name: string, own: string): string | undefined {
  const zones: readonly string[] = findIana(name)
  if (zones.length === 0) return isTimeZone(name) ? name : undefined
  return findWindows(own)?.some((windows) => windows === name) ? own : zones.find(isTimeZone)
}
