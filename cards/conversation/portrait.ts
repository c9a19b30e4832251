import type { Photo } from '../../services/model/photo'
import { personTexts } from './personTexts'
import { bare } from '../speech'
import type { Translator } from '../texts'
import { initialsOf } from './initials'

/** The data of a portrait: a photo, or initials, or neither. */
export interface PortraitView {
  readonly photo: string
  readonly photoOf: string
  readonly initials: string
  /** Of its column: letters stand within the padding of their square. */
  readonly width: '48px' | '68px'
}

/** By what a portrait is known among the elements of a card. */
const portraitId = 'portrait'

/** Whether this is the element that shows somebody’s photo or initials. */
export function isPortrait(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'id' in element && element.id === portraitId
}

/** A photo as an address that holds all of it: nobody else’s computer is asked for it. */
export function portraitView(say: Translator, displayName: string, photo: Photo | undefined): PortraitView {
  const initials = initialsOf(displayName)
  if (photo === undefined) return { photo: '', photoOf: '', initials, width: '68px' }
  return {
    photo: `data:${photo.mediaType};base64,${photo.base64}`,
    photoOf: say(personTexts.say('photoOf', { name: bare(displayName) })),
    initials: '',
    width: '48px',
  }
}
