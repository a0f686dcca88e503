/** What the settings of surveys and tickets say. */
export const surveySettingsTexts = {
  'survey-rules.lead':
    'These hold for all surveys together, on every device. While a ticket of a shopper is open, no survey asks them anything.',
  'survey-rules.asking': 'Asking',
  'survey-rules.rest': 'Days of rest between two surveys',
  'survey-rules.rest-hint':
    'Usually 7. Whichever survey it was, and however it was closed. 0 for no rest.',
  'survey-rules.most': 'Surveys a year at most',
  'survey-rules.most-hint': 'Usually 6 for one shopper, in any 365 days.',
  'survey-rules.own':
    'What shoppers open themselves, in the panel or in a page of yours, does not count.',
  'survey-rules.tickets': 'Tickets',
  'survey-rules.due': 'Hours until a ticket is due',
  'survey-rules.due-hint':
    'Usually 24, by the clock, weekends too; anew when it is opened again. Nothing of it is promised to the shopper.',
  'survey-rules.mail': 'Tell this address of every low score',
  'survey-rules.mail-hint': 'At once, with a way to the ticket. Left empty, nobody gets a mail.',
  'survey-rules.minutes': 'Minutes until a shopper who left is told by mail',
  'survey-rules.minutes-hint':
    'Usually 10. Of answers they have not seen by then, if their address is known.',
  'survey-rules.save': 'Save',
  'survey-rules.saved': 'Saved. It holds from now on.',
  'survey-rules.unsaved': 'Not saved yet.',
  'survey-rules.start-over': 'Drop changes',
  'survey-rules.conflict':
    'Somebody else has saved meanwhile. What you wrote is still here: save again to replace theirs, or drop your changes to see it.',
  'survey-rules.no-email': 'Needs an e-mail address, such as help@shop.example.',
} as const
