import { steps } from '../../../services/steps'
import { fromRoom } from './rooms'
import type { Story } from './story'

/** What each step does by its room, `<id>/story.ts`, to be carried out on the pretend tenant. */
export const stories: readonly Story[] = steps.flatMap(({ id }) => fromRoom<readonly Story[]>(id, 'story', 'stories'))
