import { decisionTexts } from '../../conversation/decision'
import { defineTexts } from '../../texts'

/** The texts of the step `meetings`. */
export const meetingsTexts = defineTexts('meetings', {
  en: {
    ...decisionTexts.en,
    title: 'Meetings',
    question: 'Meetings called by {name}',
    count: 'From now on',
    meetings: '{count, plural, one {# meeting} other {# meetings}}, a series counts as one',
    unknown: 'Not known',
    subjects: 'Among them',
    noteUnreadable:
      'Exchange did not tell me in a way that I can count. Should they be cancelled, a colleague gets that as a task.',
    choiceCancel: 'Cancel them all',
    choiceCancelByHand: 'Have a colleague cancel them all',
    choiceLeave: 'Leave them',
    effectCancel:
      '**Cancelling** sends a cancellation to everybody invited, and frees the rooms. It cannot be taken back.',
    effectSeries:
      'A series is cancelled as a whole. Whoever goes on with it invites people anew, or gets it before that from an administrator by Invoke-ChangeMeetingOrganizer. That keeps neither the meeting in Teams nor what was recorded: recordings stay in OneDrive.',
    effectLeave:
      'What is left stays in everybody’s calendar, and rooms stay booked. After the mailbox or its licence has gone it cannot be cancelled any more.',
    effectTime: 'It takes effect within 30 minutes; many meetings take longer.',
    chosenCancel: 'Cancel all meetings called by {leaver}',
    chosenLeave: 'Meetings are left as they are',
    comesToCancelled: 'Everybody invited gets a cancellation, which cannot be taken back.',
    comesToLeft: 'They stay in everybody’s calendar, and rooms stay booked.',
    nothingToCancel: 'There is no mailbox, so there are no meetings to cancel.',
    noMeetings: 'Exchange lists no coming meetings called by {leaver}.',
    finding: 'Called {count, plural, one {# coming meeting} other {# coming meetings}}: {subjects}.',
    more: '{count, number} more',
    meetingAt: '“{subject}”, {at, date, long} {at, time, short}',
    meetingGoesOn: '“{subject}”, running since {at, date, long}',
    moreMeetings: '{count, plural, one {And # more meeting} other {And # more meetings}}',
    explain: 'Cancel {count, plural, one {the meeting} other {all # meetings}} that {leaver} called',
    lostMeetings:
      'The meetings were cancelled, and everybody invited was told. {leaver} has to invite people anew{count, plural, =0 {.} other {: {meetings}.}}',
    explainByHand: 'Cancel the meetings that {leaver} called, by hand',
    instruct:
      'Start PowerShell with the module ExchangeOnlineManagement, and look what would be cancelled:\n\nConnect-ExchangeOnline\n\nRemove-CalendarEvents -Identity {upn} -CancelOrganizedMeetings -QueryWindowInDays {days} -PreviewOnly -Verbose\n\nThe same line without -PreviewOnly cancels them and tells everybody invited. Look once more, and confirm here when none is left.',
    verified: 'Exchange lists no coming meetings called by {leaver} any more.',
    verifiedUnreadable: 'A person confirmed that the meetings are cancelled. I cannot check it.',
    feltCancel: 'Cancellations arrive within 30 minutes; many meetings take longer.',
  },
  nl: {
    ...decisionTexts.nl,
    title: 'Vergaderingen',
    question: 'Vergaderingen van {name}',
    count: 'Vanaf nu',
    meetings: '{count, plural, one {# vergadering} other {# vergaderingen}}, een reeks telt als één',
    unknown: 'Niet bekend',
    subjects: 'Onder andere',
    noteUnreadable:
      'Exchange gaf geen antwoord dat ik kan tellen. Moeten ze worden afgezegd, dan krijgt een collega dat als taak.',
    choiceCancel: 'Allemaal afzeggen',
    choiceCancelByHand: 'Een collega zegt ze allemaal af',
    choiceLeave: 'Laten staan',
    effectCancel:
      '**Afzeggen** stuurt iedereen die is uitgenodigd een afzegging en maakt de zalen vrij. Het is niet terug te draaien.',
    effectSeries:
      'Een reeks wordt in zijn geheel afgezegd. Wie ermee doorgaat, nodigt mensen opnieuw uit, of krijgt hem vooraf van een beheerder met Invoke-ChangeMeetingOrganizer. De vergadering in Teams en de opnamen gaan niet mee: die blijven in OneDrive.',
    effectLeave:
      'Wat blijft staan, staat bij iedereen in de agenda en houdt zalen bezet. Is het postvak of de licentie weg, dan is afzeggen niet meer mogelijk.',
    effectTime: 'Het werkt binnen 30 minuten; bij veel vergaderingen duurt het langer.',
    chosenCancel: 'Alle vergaderingen van {leaver} afzeggen',
    chosenLeave: 'De vergaderingen blijven staan',
    comesToCancelled: 'Wie is uitgenodigd krijgt een afzegging, en die is niet terug te draaien.',
    comesToLeft: 'Ze blijven in ieders agenda staan, en de zalen blijven bezet.',
    nothingToCancel: 'Er is geen postvak, dus er zijn geen vergaderingen om af te zeggen.',
    noMeetings: 'Exchange noemt geen komende vergaderingen van {leaver}.',
    finding: 'Organiseert {count, plural, one {# komende vergadering} other {# komende vergaderingen}}: {subjects}.',
    more: 'nog {count, number}',
    meetingAt: '“{subject}”, {at, date, long} {at, time, short}',
    meetingGoesOn: '“{subject}”, loopt sinds {at, date, long}',
    moreMeetings: '{count, plural, one {En nog # vergadering} other {En nog # vergaderingen}}',
    explain: 'Zeg {count, plural, one {de vergadering} other {alle # vergaderingen}} van {leaver} af',
    lostMeetings:
      'De vergaderingen zijn afgezegd, en dat weet iedereen die was uitgenodigd. {leaver} moet opnieuw uitnodigen{count, plural, =0 {.} other {: {meetings}.}}',
    explainByHand: 'Zeg de vergaderingen van {leaver} met de hand af',
    instruct:
      'Start PowerShell met de module ExchangeOnlineManagement en kijk wat er zou worden afgezegd:\n\nConnect-ExchangeOnline\n\nRemove-CalendarEvents -Identity {upn} -CancelOrganizedMeetings -QueryWindowInDays {days} -PreviewOnly -Verbose\n\nDezelfde regel zonder -PreviewOnly zegt ze af en laat dat aan iedereen weten. Kijk daarna nog eens, en bevestig het hier als er geen meer is.',
    verified: 'Exchange noemt geen komende vergaderingen van {leaver} meer.',
    verifiedUnreadable: 'Een collega heeft bevestigd dat de vergaderingen zijn afgezegd. Controleren kan ik het niet.',
    feltCancel: 'Afzeggingen komen binnen 30 minuten aan; bij veel vergaderingen duurt het langer.',
  },
})
