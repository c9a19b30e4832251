/** What is not in the plan, because it was not answered, read or judged. */
export const unreadTexts = {
  en: {
    decisionMissing: 'There is no answer yet for: {step}.',
    notRead:
      'Not in this plan, because Microsoft 365 could not be read about it: {steps}. I go on trying, and ask you about it when it can be read.',
    notJudged:
      'Not in this plan either, because whether it may be done depends on what could not be read ({unread}): {steps}. It follows as soon as that is known.',
    people: 'who takes over',
  },
  nl: {
    decisionMissing: 'Er is nog geen antwoord voor: {step}.',
    notRead:
      'Niet in dit plan, omdat Microsoft 365 er nu niets over wil zeggen: {steps}. Ik blijf het proberen en vraag het je zodra het kan.',
    notJudged:
      'Ook niet in dit plan, omdat pas te zeggen is of het mag als dit te lezen is ({unread}): {steps}. Het volgt zodra dat bekend is.',
    people: 'wie het overneemt',
  },
}
