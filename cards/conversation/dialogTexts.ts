import { defineTexts } from '../texts'
import { leaverTexts } from './leaverTexts'
import { openingTexts } from './openingTexts'
import { pressTexts } from './pressTexts'
import { progressTexts } from './progressTexts'
import { takeOverTexts } from './takeOverTexts'
import { whoMayTexts } from './whoMayTexts'

/**
 * What the bot says outside its cards about a case, under one name: the journal names texts by it, so that it stays as it
 * is. The texts themselves stand in a file for each thing that they are about.
 */
export const dialogTexts = defineTexts('dialog', {
  en: {
    ...leaverTexts.en,
    ...openingTexts.en,
    ...pressTexts.en,
    ...progressTexts.en,
    ...takeOverTexts.en,
    ...whoMayTexts.en,
  },
  nl: {
    ...leaverTexts.nl,
    ...openingTexts.nl,
    ...pressTexts.nl,
    ...progressTexts.nl,
    ...takeOverTexts.nl,
    ...whoMayTexts.nl,
  },
})
