/** That a telephone number goes with its licence: words of the rule `numberFreed`. */
export const numberFreedTexts = {
  en: {
    freesNumber: 'Taking the phone licence away also frees the telephone number {number}.',
  },
  nl: {
    freesNumber: 'Met de telefonielicentie komt ook het telefoonnummer {number} vrij.',
  },
}
