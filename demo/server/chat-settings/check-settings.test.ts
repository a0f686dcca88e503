import { expect, test } from 'vitest'
import { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import { checkSettings } from './check-settings.ts'

const EMAILS = ['owner@shop.example']
const word = (text: string): Record<string, string> => ({ en: text })

/** Where something is wrong. */
function pathsOf(settings: unknown): string[] {
  return checkSettings(ChatSettings.parse(settings), EMAILS).map(({ path }) => path)
}

function step(...choices: string[]): unknown {
  return { say: word('Well?'), choices: choices.map((to) => ({ label: word(to), to })) }
}

function flow(start: string, steps: Record<string, unknown>): unknown {
  return { flow: { start, steps } }
}

test('settings nobody has touched are right', () => {
  expect(pathsOf({})).toEqual([])
})

test('steps that lead to a person, an order and the end are right', () => {
  const steps = { start: step('more', 'order', 'person'), more: step('start', 'end') }

  expect(pathsOf(flow('start', steps))).toEqual([])
})

test.each([
  [
    'a beginning that is no step',
    flow('begin', { start: step('end') }),
    ['flow.start', 'flow.steps.start'],
  ],
  [
    'a choice that leads nowhere',
    flow('a', { a: step('b', 'end') }),
    ['flow.steps.a.choices.0.to'],
  ],
  ['a step nothing leads to', flow('a', { a: step('end'), b: step('end') }), ['flow.steps.b']],
  [
    'a circle without a way out',
    flow('a', { a: step('b', 'end'), b: step('c'), c: step('b') }),
    ['flow.steps.b', 'flow.steps.c'],
  ],
  ['a step named as an end', flow('end', { end: step('person') }), ['flow.steps.end']],
  [
    'an order where none can be asked for',
    { ...Object(flow('a', { a: step('order') })), orderStatus: false },
    ['flow.steps.a.choices.0.to'],
  ],
  [
    'a step that says nothing',
    flow('a', { a: { say: {}, choices: [{ label: word(' '), to: 'end' }] } }),
    ['flow.steps.a.say', 'flow.steps.a.choices.0.label'],
  ],
])('%s is found', (_, settings, paths) => {
  expect(pathsOf(settings)).toEqual(paths)
})

test('a prototype’s properties are no steps', () => {
  expect(pathsOf(flow('constructor', { a: step('toString', 'end') }))).toEqual([
    'flow.start',
    'flow.steps.a.choices.0.to',
    'flow.steps.a',
  ])
})

test.each([
  [
    'hours that end when they begin',
    {
      hours: {
        weekly: [
          { day: 1, from: '09:00', to: '09:00' },
          { day: 2, from: '00:00', to: '00:00' },
        ],
      },
    },
    ['hours.weekly.0.to'],
  ],
  [
    'a holiday no calendar has',
    { hours: { weekly: [], holidays: ['2026-02-30', '2026-12-25', '2026-12-25'] } },
    ['hours.holidays.0', 'hours.holidays.2'],
  ],
  [
    'two answers of one id, and one without words',
    {
      answers: [
        { id: 'a', question: word('Q'), answer: word('A') },
        { id: 'A', question: {}, answer: word('A') },
      ],
    },
    ['answers.1.id', 'answers.1.question'],
  ],
  [
    'a shortcut used twice',
    {
      canned: [
        { id: '1', shortcut: 'hi', text: 'Hi' },
        { id: '2', shortcut: 'HI', text: 'Ho' },
      ],
    },
    ['canned.1.shortcut'],
  ],
  [
    'people who do not sign in here, or have no name',
    {
      agents: [
        { email: 'Owner@shop.example', name: ' ' },
        { email: 'who@else.example', name: 'Who' },
      ],
    },
    ['agents.0.name', 'agents.1.email'],
  ],
  [
    'fields without a label, without a choice, and of the wrong kind',
    {
      preChat: {
        when: 'first',
        fields: [
          { name: 'email', kind: 'text' },
          { name: 'topic', kind: 'choice', options: [word('Tea')] },
        ],
      },
    },
    ['preChat.fields.0.kind', 'preChat.fields.1.label', 'preChat.fields.1.options'],
  ],
])('%s are found', (_, settings, paths) => {
  expect(pathsOf(settings)).toEqual(paths)
})
