import { people } from './people'

/** Teams phone numbers: E.164, and who has them. */
export const numbers = {
  janDeVries: { telephoneNumber: '+31205550112', numberType: 'callingPlan', holder: people.janDeVries.id },
  willemVanLeeuwen: {
    telephoneNumber: '+31205550100',
    numberType: 'directRouting',
    holder: people.willemVanLeeuwen.id,
  },
  free: { telephoneNumber: '+31205550119', numberType: 'callingPlan', holder: null },
} as const
