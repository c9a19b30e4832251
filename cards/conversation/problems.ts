import { defineTexts } from '../texts'

/** What went wrong, in words: what happened, what it means, what to do next. One per kind of remote problem. */
export const problemTexts = defineTexts('problem', {
  en: {
    forbidden:
      'Microsoft 365 did not allow it. Either the bot lacks a permission or this account has an administrator role. Check both with your Microsoft 365 administrator, then try again. Microsoft said: “{text}”',
    restricted:
      'A restricted management unit protects this account or group: only its administrators may change it. Have one of them do it, or give this bot’s application a role over that unit, then try again. Microsoft said: “{text}”',
    notFound:
      'Microsoft 365 could not find what had to be changed. It may have been removed meanwhile. Have an administrator look it up in the admin centre, then try again. Microsoft said: “{text}”',
    onPremisesMastered:
      'This account is managed in your own Active Directory, so it cannot be changed here. Have its administrator change it there, and try again after the synchronisation. Microsoft said: “{text}”',
    licenceInherited:
      'The licence comes from a group, so it cannot be taken from the account itself. Have a group or licence administrator take the account out of that group, then try again. Microsoft said: “{text}”',
    licenceDependency:
      'Another licence of this account depends on it. Have a licence administrator take both away, then try again. Or keep both. Microsoft said: “{text}”',
    conflict:
      'It collides with something that is there, or that was changed at the same moment. Have an administrator put right what Microsoft names, if it needs that, and try again. Microsoft said: “{text}”',
    badRequest:
      'Microsoft 365 refused the change as it stands, for a setting or a state that it names. Have an administrator mend that, then try again. Microsoft said: “{text}”',
    unauthenticated:
      'Microsoft 365 did not accept the bot’s identity. Nothing was changed. Ask the administrator of this bot to check its credential, then try again. Details: “{text}”',
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
    unexpected:
      'Microsoft 365 answered something the bot does not understand. Try again; if it happens again, show this to the administrator of this bot. Microsoft said: “{text}”',
    notVisible:
      'Microsoft 365 accepted the change, but it still reads as before. It may only need more time: try again later, and the bot will look first.',
    nothingSent:
      'It does not read as decided, and nothing was sent: there is nothing left that the bot could send to make it so. The account, the group or whoever takes over may be gone or changed. Look at it in the admin centre, then try again.',
    noLongerSo:
      'It was done and read back on {doneAt, date, medium} at {doneAt, time, short}; read again on {at, date, medium} at {at, time, short}, just before this summary, it is no longer so. Somebody changed it. If that was meant, leave it; if not, try again, and what was approved is done again.',
    unreadAgain:
      'It was done and read back before, and could not be read again on {at, date, medium} at {at, time, short}, so it is not claimed here. Try again: the bot reads first. {why}',
    unreadLeft:
      'Nothing was to be done here. Whether something came since could not be read on {at, date, medium} at {at, time, short}. {why}',
    accountGone:
      'The account was deleted, and not by this offboarding: on {at, date, medium} at {at, time, short} it was not there any more. So nothing is claimed of it here. Restore it within 30 days in the Microsoft Entra admin centre under deleted users and try again, or leave it deleted.',
    'accountGone@returns':
      'The account was deleted, and not by this return: on {at, date, medium} at {at, time, short} it was not there any more. So nothing is claimed of it here. Restore it within 30 days in the Microsoft Entra admin centre under deleted users and try again, or leave it deleted.',
    successorGone:
      '{name} was deleted: on {at, date, medium} at {at, time, short} the account of whoever takes this over was not there any more. Give it to somebody else in the admin centre, or restore {name} and try again.',
    successorBlocked:
      '{name} cannot sign in: on {at, date, medium} at {at, time, short} the account of whoever takes this over was blocked. Give it to somebody else in the admin centre, or let {name} sign in and try again.',
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
    restricted:
      'Een eenheid met beperkt beheer beschermt dit account of deze groep: alleen een beheerder van die eenheid mag het wijzigen. Laat een van hen het doen, of geef de toepassing van deze bot een rol over die eenheid, en probeer het opnieuw. Microsoft meldt: “{text}”',
    notFound:
      'Microsoft 365 kon niet vinden wat er gewijzigd moest worden. Misschien is het intussen verwijderd. Laat een beheerder het nakijken in het beheercentrum en probeer het opnieuw. Microsoft meldt: “{text}”',
    onPremisesMastered:
      'Dit account wordt in jullie eigen Active Directory beheerd en is hier niet te wijzigen. Laat de beheerder ervan het daar aanpassen en probeer het opnieuw na de synchronisatie. Microsoft meldt: “{text}”',
    licenceInherited:
      'De licentie komt uit een groep en kan niet van het account zelf worden gehaald. Laat een groeps- of licentiebeheerder het account uit die groep halen en probeer het opnieuw. Microsoft meldt: “{text}”',
    licenceDependency:
      'Een andere licentie van dit account hangt hiervan af. Laat een licentiebeheerder beide weghalen en probeer het opnieuw. Of laat ze allebei staan. Microsoft meldt: “{text}”',
    conflict:
      'Het botst met iets wat er al is, of wat op hetzelfde moment is gewijzigd. Laat een beheerder zo nodig oplossen wat Microsoft noemt en probeer het opnieuw. Microsoft meldt: “{text}”',
    badRequest:
      'Microsoft 365 weigerde de wijziging zoals die er ligt, om een instelling of toestand die het noemt. Laat een beheerder dat oplossen en probeer het opnieuw. Microsoft meldt: “{text}”',
    unauthenticated:
      'Microsoft 365 accepteerde de identiteit van de bot niet. Er is niets gewijzigd. Laat de beheerder van deze bot de aanmeldgegevens controleren en probeer het opnieuw. Bijzonderheden: “{text}”',
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
    unexpected:
      'Microsoft 365 gaf een antwoord dat de bot niet begrijpt. Probeer het opnieuw; gebeurt het weer, laat dit dan aan de beheerder van deze bot zien. Microsoft meldt: “{text}”',
    notVisible:
      'Microsoft 365 heeft de wijziging aangenomen, maar laat nog de oude toestand zien. Vaak is het alleen een kwestie van tijd: probeer het later opnieuw, de bot kijkt dan eerst.',
    nothingSent:
      'Het staat er niet zoals besloten, en er is niets verstuurd: de bot kan niets meer versturen om het zo te maken. Het account, de groep of de opvolger is misschien verdwenen of gewijzigd. Kijk in het beheercentrum en probeer het dan opnieuw.',
    noLongerSo:
      'Het was gedaan en nagelezen op {doneAt, date, medium} om {doneAt, time, short}; bij het overlezen op {at, date, medium} om {at, time, short}, vlak voor deze samenvatting, is het niet meer zo. Iemand heeft het gewijzigd. Was dat de bedoeling, laat het dan zo; zo niet, probeer het opnieuw, dan gebeurt weer wat is goedgekeurd.',
    unreadAgain:
      'Het was gedaan en nagelezen, maar was op {at, date, medium} om {at, time, short} niet opnieuw te lezen; daarom staat het hier niet als gedaan. Probeer het opnieuw: de bot leest eerst. {why}',
    unreadLeft:
      'Hier hoefde niets te gebeuren. Of er sindsdien iets bij kwam, was op {at, date, medium} om {at, time, short} niet te lezen. {why}',
    accountGone:
      'Het account is verwijderd, en niet door deze offboarding: op {at, date, medium} om {at, time, short} was het er niet meer. Daarom staat hier niets meer over als gedaan. Zet het binnen 30 dagen terug in het Microsoft Entra-beheercentrum onder verwijderde gebruikers en probeer het opnieuw, of laat het verwijderd.',
    'accountGone@returns':
      'Het account is verwijderd, en niet door deze terugkeer: op {at, date, medium} om {at, time, short} was het er niet meer. Daarom staat hier niets meer over als gedaan. Zet het binnen 30 dagen terug in het Microsoft Entra-beheercentrum onder verwijderde gebruikers en probeer het opnieuw, of laat het verwijderd.',
    successorGone:
      '{name} is verwijderd: op {at, date, medium} om {at, time, short} was het account van de opvolger er niet meer. Geef het aan iemand anders in het beheercentrum, of zet {name} terug en probeer het opnieuw.',
    successorBlocked:
      '{name} kan niet aanmelden: op {at, date, medium} om {at, time, short} was het account van de opvolger geblokkeerd. Geef het aan iemand anders in het beheercentrum, of laat {name} weer aanmelden en probeer het opnieuw.',
    notVisibleAfterTask:
      'De bot heeft na je bevestiging gekeken, maar Microsoft 365 laat nog de oude toestand zien. De synchronisatie heeft misschien meer tijd nodig: probeer het later opnieuw.',
    ours: 'Er ging bij ons iets mis. Deze klik heeft niets gewijzigd. Probeer het opnieuw; gebeurt het weer, geef de beheerder van deze bot dan onderstaande code.',
    cannotRecord:
      'De bot kan op dit moment niets vastleggen, en doet niets wat hij niet kan vastleggen. Hierdoor is niets gewijzigd. Meld het aan de beheerder van deze bot, met onderstaande code, en probeer het opnieuw als het verholpen is.',
    busy: 'Microsoft 365 is nu niet te bevragen. De bot doet liever niets dan dat hij gokt. Er is niets gewijzigd. Probeer het over een paar minuten opnieuw.',
  },
})
