import { defineTexts } from '../texts'

/** What went wrong, in words: what happened, what it means, what to do next. One per kind of remote problem. */
export const problemTexts = defineTexts('problem', {
  en: {
    forbidden:
      'Microsoft 365 did not allow it. Either the bot lacks a permission or this account has an administrator role. Check both with your Microsoft 365 administrator, then try again. Microsoft said: “{text}”',
    notFound:
      'Microsoft 365 could not find what had to be changed. It may have been removed meanwhile. Check the account, then try again. Microsoft said: “{text}”',
    onPremisesMastered:
      'This account is managed in your own Active Directory, so it cannot be changed here. Change it there and wait for the synchronisation. Microsoft said: “{text}”',
    licenceInherited:
      'The licence comes from a group, so it cannot be taken from the account itself. Remove the account from that group, then try again. Microsoft said: “{text}”',
    licenceDependency:
      'Another licence of this account depends on it. Take both away together, or keep both. Microsoft said: “{text}”',
    conflict:
      'It collides with something that is there, or that was changed at the same moment. Read what Microsoft said, put it right where it needs that, and try again. Microsoft said: “{text}”',
    badRequest: 'Microsoft 365 refused the change as it stands. Microsoft said: “{text}”',
    unauthenticated:
      'Microsoft 365 did not accept the bot’s identity. Nothing was changed. Ask the administrator of this bot to check its credential. Details: “{text}”',
    throttled:
      'Microsoft 365 was too busy for too long. Nothing was lost: try again in a few minutes. Details: “{text}”',
    unavailable:
      'Microsoft 365 did not do it, or gave no answer, for too long. Nothing was lost: try again in a few minutes. Details: “{text}”',
    unknown:
      'The answer of Microsoft 365 got lost, so the bot does not know whether the change was made. Try again: it reads first and repeats nothing. Details: “{text}”',
    perhapsSent:
      'The answer of Microsoft 365 got lost, and nothing shows whether it was done. Ask somebody who would have got it. Try again only if it did not arrive: it is sent again then.',
    idUnknown:
      'The bot does not know the id of what it made before, so it could not go on. Nothing more was sent. Try again; if it happens again, give the administrator of this bot the code below.',
    ruleUnread:
      'A rule has to know something about this account before it allows this, and that cannot be read now. {why}',
    unexpected: 'Microsoft 365 answered something the bot does not understand. Microsoft said: “{text}”',
    notVisible:
      'Microsoft 365 accepted the change, but it still reads as before. It may only need more time: try again later, and the bot will look first.',
    notVisibleAfterTask:
      'The bot looked after your confirmation, but Microsoft 365 still shows the old state. Synchronisation may need more time: try again later.',
    ours: 'Something went wrong on our side. Nothing was changed by this press. Try again; if it happens again, give the administrator of this bot the code below.',
    cannotRecord:
      'The bot cannot record anything at the moment, and does nothing that it cannot record. Nothing was changed by this. Tell the administrator of this bot, with the code below, and try again once it is mended.',
    busy: 'Microsoft 365 cannot be asked right now, so the bot does nothing rather than guess. Nothing was changed. Try again in a few minutes.',
  },
  nl: {
    forbidden:
      'Microsoft 365 stond het niet toe. De bot mist een machtiging, of dit account heeft een beheerdersrol. Ga beide na met je Microsoft 365-beheerder en probeer het opnieuw. Microsoft meldt: “{text}”',
    notFound:
      'Microsoft 365 kon niet vinden wat er gewijzigd moest worden. Misschien is het intussen verwijderd. Controleer het account en probeer het opnieuw. Microsoft meldt: “{text}”',
    onPremisesMastered:
      'Dit account wordt in jullie eigen Active Directory beheerd en is hier niet te wijzigen. Pas het daar aan en wacht op de synchronisatie. Microsoft meldt: “{text}”',
    licenceInherited:
      'De licentie komt uit een groep en kan niet van het account zelf worden gehaald. Haal het account uit die groep en probeer het opnieuw. Microsoft meldt: “{text}”',
    licenceDependency:
      'Een andere licentie van dit account hangt hiervan af. Haal ze samen weg, of laat ze allebei staan. Microsoft meldt: “{text}”',
    conflict:
      'Het botst met iets wat er al is, of wat op hetzelfde moment is gewijzigd. Lees wat Microsoft meldt, los dat zo nodig op en probeer het opnieuw. Microsoft meldt: “{text}”',
    badRequest: 'Microsoft 365 weigerde de wijziging zoals die er ligt. Microsoft meldt: “{text}”',
    unauthenticated:
      'Microsoft 365 accepteerde de identiteit van de bot niet. Er is niets gewijzigd. Laat de beheerder van deze bot de aanmeldgegevens controleren. Bijzonderheden: “{text}”',
    throttled:
      'Microsoft 365 had het te lang te druk. Er is niets verloren: probeer het over een paar minuten opnieuw. Bijzonderheden: “{text}”',
    unavailable:
      'Microsoft 365 deed het te lang niet of gaf geen antwoord. Er is niets verloren: probeer het over een paar minuten opnieuw. Bijzonderheden: “{text}”',
    unknown:
      'Het antwoord van Microsoft 365 is onderweg verloren gegaan; de bot weet niet of de wijziging is gedaan. Probeer het opnieuw: hij kijkt eerst en doet niets dubbel. Bijzonderheden: “{text}”',
    perhapsSent:
      'Het antwoord van Microsoft 365 is onderweg verloren gegaan, en nergens is te zien of het gedaan is. Vraag het aan iemand die het gekregen zou hebben. Probeer het alleen opnieuw als het niet is aangekomen: dan wordt het nog een keer verstuurd.',
    idUnknown:
      'De bot kent het id niet van wat hij eerder heeft gemaakt en kon daarom niet verder. Er is niets meer verstuurd. Probeer het opnieuw; gebeurt het weer, geef de beheerder van deze bot dan onderstaande code.',
    ruleUnread: 'Een regel moet iets over dit account weten voordat dit mag, en dat is nu niet te lezen. {why}',
    unexpected: 'Microsoft 365 gaf een antwoord dat de bot niet begrijpt. Microsoft meldt: “{text}”',
    notVisible:
      'Microsoft 365 heeft de wijziging aangenomen, maar laat nog de oude toestand zien. Vaak is het alleen een kwestie van tijd: probeer het later opnieuw, de bot kijkt dan eerst.',
    notVisibleAfterTask:
      'De bot heeft na je bevestiging gekeken, maar Microsoft 365 laat nog de oude toestand zien. De synchronisatie heeft misschien meer tijd nodig: probeer het later opnieuw.',
    ours: 'Er ging bij ons iets mis. Deze klik heeft niets gewijzigd. Probeer het opnieuw; gebeurt het weer, geef de beheerder van deze bot dan onderstaande code.',
    cannotRecord:
      'De bot kan op dit moment niets vastleggen, en doet niets wat hij niet kan vastleggen. Hierdoor is niets gewijzigd. Meld het aan de beheerder van deze bot, met onderstaande code, en probeer het opnieuw als het verholpen is.',
    busy: 'Microsoft 365 is nu niet te bevragen. De bot doet liever niets dan dat hij gokt. Er is niets gewijzigd. Probeer het over een paar minuten opnieuw.',
  },
})
