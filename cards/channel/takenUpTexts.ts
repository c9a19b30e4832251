import { defineTexts } from '../texts'

/** What is said of a completed case that goes on, because whoever took something over can have it no more. */
export const takenUpTexts = defineTexts('takenUp', {
  en: {
    title: 'The offboarding of {leaver} is taken up again',
    asks: '{requester} is asked who takes over instead: {steps}.',
    own: '{steps}: {why}',
    ownCase: 'What became {name}’s own is handed on in the offboarding of {name}.',
    ownUnfit:
      '{name} can look after it no more, and no offboarding of {name} runs. Enter /offboard {upn} to hand it on.',
    ownGone:
      'The account of {name} is not there any more, and what became {name}’s own went with it: look who has it now.',
    changed: 'Somebody changed it since, and this offboarding answers for it no more.',
    passedOn: '{choice}. {why}',
    turnedBack:
      '{steps}: no longer as it was done, seen on {at, date, long} at {at, time, short}. Somebody, or the synchronisation, changed it back.',
    tookOver:
      '{name} took over from {leaver}: {steps}. {completed, select, yes {Once this offboarding begins, {requester} is asked who takes it over instead, as far as it is still so.} other {That offboarding was ended early: hand it over by hand.}}',
    tookOverOwn: '{name} also has from {leaver}: {steps}. It is found with the rest, and handed on here.',
  },
  nl: {
    title: 'De offboarding van {leaver} gaat weer verder',
    asks: '{requester} krijgt de vraag wie dit nu overneemt: {steps}.',
    own: '{steps}: {why}',
    ownCase: 'Wat van {name} zelf is geworden, wordt in de offboarding van {name} overgedragen.',
    ownUnfit:
      '{name} kan er niet meer voor zorgen, en er loopt geen offboarding van {name}. Typ /uitdienst {upn} om het over te dragen.',
    ownGone:
      'Het account van {name} bestaat niet meer, en wat van {name} zelf was geworden is daarmee weg: kijk wie het nu heeft.',
    changed: 'Iemand heeft dit sindsdien gewijzigd, en deze offboarding gaat er niet meer over.',
    passedOn: '{choice}. {why}',
    turnedBack:
      '{steps}: niet meer zoals het was gedaan, gezien op {at, date, long} om {at, time, short}. Iemand, of de synchronisatie, heeft het teruggezet.',
    tookOver:
      '{name} heeft van {leaver} overgenomen: {steps}. {completed, select, yes {Zodra deze offboarding begint, krijgt {requester} de vraag wie het nu overneemt, voor zover het nog zo is.} other {Die offboarding is eerder beëindigd: draag het met de hand over.}}',
    tookOverOwn: '{name} heeft van {leaver} ook: {steps}. Dat wordt bij de rest gevonden en hier overgedragen.',
  },
})
