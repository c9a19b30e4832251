import { defineTexts } from '../texts'
import { accountInUseTexts } from '../steps/account/whyKept'
import { licencesNeededTexts } from '../steps/licences/whyNeeded'
import { noticeIsSoTexts } from '../steps/notice/isSo'
import { replyNamesTexts } from '../steps/auto-reply/namesOfNow'
import { copyFitsTexts } from '../steps/onedrive/copyFits'
import { seatOfNobodyTexts } from '../steps/seats/seatOfNobody'
import { lastOwnerTexts } from './lastOwner'
import { leftOwnerlessTexts } from './leftOwnerless'
import { numberFreedTexts } from './numberFreed'
import { oneDriveGoesTexts } from './oneDriveGoes'
import { protectionTexts } from './protection'
import { successorsFitTexts } from './successorsFit'
import { unreadTexts } from './unread'

/** Why there is no plan, and what to think of before there is one: the words of all rules, each in a file of its rule’s name. */
export const plannerTexts = defineTexts('planner', {
  en: {
    ...accountInUseTexts.en,
    ...licencesNeededTexts.en,
    ...noticeIsSoTexts.en,
    ...replyNamesTexts.en,
    ...copyFitsTexts.en,
    ...seatOfNobodyTexts.en,
    ...lastOwnerTexts.en,
    ...leftOwnerlessTexts.en,
    ...numberFreedTexts.en,
    ...oneDriveGoesTexts.en,
    ...protectionTexts.en,
    ...successorsFitTexts.en,
    ...unreadTexts.en,
  },
  nl: {
    ...accountInUseTexts.nl,
    ...licencesNeededTexts.nl,
    ...noticeIsSoTexts.nl,
    ...replyNamesTexts.nl,
    ...copyFitsTexts.nl,
    ...seatOfNobodyTexts.nl,
    ...lastOwnerTexts.nl,
    ...leftOwnerlessTexts.nl,
    ...numberFreedTexts.nl,
    ...oneDriveGoesTexts.nl,
    ...protectionTexts.nl,
    ...successorsFitTexts.nl,
    ...unreadTexts.nl,
  },
})
