import { defineTexts } from '../texts'

export const successorTexts = defineTexts('successor', {
  en: {
    title: 'What you take over from {name}',
    text: '{name} leaves. This is ready for you, as {requester} arranged:',
    holding: '**{what}:** {where} {until} **Please** {look}',
    privateMail: 'Mail that is private to {name} must be left alone.',
    next: 'ask {requester} if something is missing or not yours.',
    goneTitle: 'No longer yours: what {name} worked with',
    goneText: 'It went to somebody else, or {requester} took it back. There is nothing you need to do.',
    tellTitle: 'Tell {successor} what is ready',
    tellText: 'Teams does not let me write to {successor}. Send this on:',
    tellGone: 'Teams does not let me write to {successor}. Say that nothing of {name} is theirs any more.',
    left: 'tell {successor} what is ready: Teams does not let me write there. The text stands in our chat.',
  },
  nl: {
    title: 'Wat je overneemt van {name}',
    text: '{name} vertrekt. Dit staat voor je klaar, zoals {requester} regelde:',
    holding: '**{what}:** {where} {until} **Graag:** {look}',
    privateMail: 'Mail die privé is van {name} moet ongelezen blijven.',
    next: 'vraag het {requester} als er iets ontbreekt of niet voor jou is.',
    goneTitle: 'Niet meer van jou: waar {name} mee werkte',
    goneText: 'Het ging naar iemand anders, of {requester} nam het terug. Je hoeft niets te doen.',
    tellTitle: 'Vertel {successor} wat er klaarstaat',
    tellText: 'Van Teams mag ik {successor} niet schrijven. Stuur dit door:',
    tellGone: 'Van Teams mag ik {successor} niet schrijven. Zeg dat er niets van {name} meer over te nemen is.',
    left: 'vertel {successor} wat er klaarstaat: van Teams mag ik daar niet schrijven. De tekst staat in onze chat.',
  },
})
