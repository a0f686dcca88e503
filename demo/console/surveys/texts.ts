/** What the list of surveys, their editor and their settings say. */
export const surveyTexts = {
  'page.surveys': 'Surveys',
  'surveys.lead': 'Ask little, at the right moment, and answer what comes.',
  'surveys.parts': 'Parts of the surveys',
  'surveys.part.list': 'All',
  'surveys.part.new': 'New',
  'surveys.part.settings': 'Rules for all',
  'surveys.all': 'Your surveys',
  'surveys.none': 'There is none yet. Begin with one that usually helps.',
  'surveys.new': 'New survey',
  'surveys.status.draft': 'Draft',
  'surveys.status.open': 'Open',
  'surveys.status.closed': 'Closed',
  'surveys.status.new': 'Not saved yet',
  'surveys.touched': 'Changes are not saved yet',
  'surveys.answered': {
    one: '{count} answer, on {date}',
    other: '{count} answers, the last on {date}',
  },
  'surveys.unanswered': 'No answer yet',
  'surveys.do.open': 'Open',
  'surveys.do.closed': 'Close',
  'surveys.do-of': '{what}: {name}',
  'surveys.edit': 'Edit',
  'surveys.results': 'Results',
  'surveys.results-of': 'Results: {name}',
  'surveys.missing': 'There is no such survey.',
  'surveys.templates': 'What would you like to know?',
  'surveys.templates-lead':
    'Each begins with questions that usually serve, in five languages. Look them over; nobody is asked before you open it.',
  'surveys.template.after-order': 'Would they recommend us?',
  'surveys.template.after-order.text':
    'After an order, from 0 to 10 (NPS). Low scores become a ticket, high ones lead to your referral programme.',
  'surveys.template.delivered': 'Is the parcel all right?',
  'surveys.template.delivered.text':
    'On the first visit after it came, with five faces (CSAT). What is wrong reaches you while it can be mended.',
  'surveys.template.always-there': 'A place for whoever has something to say',
  'surveys.template.always-there.text':
    'Always in the panel, never asks by itself. The name may be left out.',
  'surveys.template.checkout': 'Why do they leave the checkout?',
  'surveys.template.checkout.text':
    'One question, back on a page of the shop after a checkout without an order.',
  'surveys.template.cancelling': 'Why do they cancel?',
  'surveys.template.cancelling.text':
    'On your page for cancelling: a reason, and what fits it. The way on is always there.',
  'surveys.template.chat-effort': 'Was it easy to get help?',
  'surveys.template.chat-effort.text': 'After a chat that nobody rated, from 1 to 7 (CES).',
  'surveys.template.blank': 'Begin with a blank one',
  'surveys.template.blank.text': 'One question of your own, and thanks.',
} as const
