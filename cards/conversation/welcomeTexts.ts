import { defineTexts } from '../texts'

/** What is said once, when the app was added to a chat or a team. */
export const welcomeTexts = defineTexts('welcome', {
  en: {
    title: 'Hello',
    operator:
      'I help when a colleague leaves: I look up what Microsoft 365 knows, ask a few questions, and carry out what was approved. Looking changes nothing.',
    approver:
      'When a colleague leaves, you approve or reject in the approvals channel what is to be done. Here I tell you what waits for you.',
    neither:
      'I help when a colleague leaves. Only members of the operators group and the approvers group work with me, and you are in neither. Your IT administrator can add you.',
    anybody: 'I help when a colleague leaves. Ask me what I can do.',
    channelTitle: 'Approvals are given here',
    channel:
      'This is the approvals channel. For each colleague who leaves or comes back I post one thread; members of the approvers group press its buttons.',
    notChannelTitle: 'This is not the approvals channel',
    notChannel:
      'I am in this team, but another channel is set for the approvals. To have them here, an administrator sets APPROVALS_CHANNEL_ID to {id} and starts me again.',
    needs: 'Besides, I need nothing here but to stay in this team; who may approve is decided by the approvers group.',
  },
  nl: {
    title: 'Hallo',
    operator:
      'Ik help als een collega uit dienst gaat. Ik zoek op wat Microsoft 365 weet, stel een paar vragen en voer uit wat is goedgekeurd. Kijken verandert niets.',
    approver:
      'Gaat een collega uit dienst? Dan keur je in het goedkeuringskanaal goed of af wat er moet gebeuren. Hier zeg ik je wat op je wacht.',
    neither:
      'Ik help als een collega uit dienst gaat. Alleen leden van de operatorsgroep en de goedkeurdersgroep werken met mij, en jij zit in geen van beide. Je IT-beheerder kan je toevoegen.',
    anybody: 'Ik help als een collega uit dienst gaat. Vraag me wat ik kan.',
    channelTitle: 'Hier wordt goedgekeurd',
    channel:
      'Dit is het goedkeuringskanaal. Voor elke collega die gaat of terugkomt, plaats ik één berichtenreeks. Leden van de goedkeurdersgroep drukken daar op de knoppen.',
    notChannelTitle: 'Dit is niet het goedkeuringskanaal',
    notChannel:
      'Ik zit in dit team, maar voor de goedkeuringen is een ander kanaal ingesteld. Wil je ze hier? Dan zet een beheerder APPROVALS_CHANNEL_ID op {id} en start mij opnieuw.',
    needs:
      'Verder heb ik hier niets nodig dan in dit team te blijven; wie mag goedkeuren, bepaalt de goedkeurdersgroep.',
  },
})
