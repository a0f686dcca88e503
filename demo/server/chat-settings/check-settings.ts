/** Finds what cannot work in the settings of a chat: where it is, and the remedy. */
import type { Problem } from '../../../src/campaigns/authoring/problem.ts'
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { ContactField, OpeningHours, Words } from '../../../widgets/chat/contract/facts.ts'
import { toInstant } from '../http/instant.ts'
import { checkFlow } from './check-flow.ts'
import { duplicates, when, wordless } from './problems.ts'

/** `emails`: of those who sign in. Paths are within the settings, as `answers.2.id`. */
export function checkSettings(settings: ChatSettings, emails: readonly string[]): Problem[] {
  const { greeting, hours, answers, canned, agents, preChat } = settings
  return [
    ...wordless(greeting, 'greeting'),
    ...checkHours(hours),
    ...duplicates(answers, 'answers', 'id'),
    ...answers.flatMap((answer, index) => checkAnswer(answer, `answers.${index}`)),
    ...checkFlow(settings),
    ...duplicates(canned, 'canned', 'id'),
    ...duplicates(canned, 'canned', 'shortcut'),
    ...duplicates(agents, 'agents', 'email'),
    ...checkAgents(agents, emails),
    ...duplicates(preChat.fields, 'preChat.fields', 'name'),
    ...preChat.fields.flatMap((field, index) => checkField(field, `preChat.fields.${index}`)),
  ]
}

function checkHours(hours: OpeningHours | undefined): Problem[] {
  const { weekly = [], holidays = [] } = hours ?? {}
  return [
    ...weekly.flatMap(({ from, to }, index) =>
      // From midnight to midnight is all day; any other hour twice is a slip.
      when(
        from === to && from !== '00:00',
        `hours.weekly.${index}.to`,
        'Ends when it begins: give it another end, or 00:00 to 00:00 for all day.',
      ),
    ),
    ...holidays.flatMap((day, index) =>
      when(
        !toInstant(`${day}T12:00:00.000Z`),
        `hours.holidays.${index}`,
        'Is a day no calendar has.',
      ),
    ),
    ...holidays.flatMap((day, index) =>
      when(holidays.indexOf(day) < index, `hours.holidays.${index}`, 'Stands here twice.'),
    ),
  ]
}

function checkAnswer(
  { question, answer }: { readonly question: Words; readonly answer: Words },
  path: string,
): Problem[] {
  return [...wordless(question, `${path}.question`), ...wordless(answer, `${path}.answer`)]
}

function checkAgents(agents: ChatSettings['agents'], emails: readonly string[]): Problem[] {
  const known = new Set(emails.map((email) => email.toLowerCase()))
  return agents.flatMap(({ email, name }, index) => [
    ...when(
      !known.has(email.toLowerCase()),
      `agents.${index}.email`,
      'Nobody of this shop signs in with this address.',
    ),
    ...when(name.trim() === '', `agents.${index}.name`, 'Needs a name.'),
  ])
}

const KINDS_OF_KNOWN: Readonly<Record<string, ContactField['kind']>> = {
  name: 'text',
  email: 'email',
  phone: 'phone',
}

function checkField({ name, kind, label, options }: ContactField, path: string): Problem[] {
  const knownKind = KINDS_OF_KNOWN[name]
  return [
    ...when(
      knownKind !== undefined && knownKind !== kind,
      `${path}.kind`,
      `Needs to be ${knownKind} for “${name}”.`,
    ),
    ...(knownKind ? [] : wordless(label ?? {}, `${path}.label`)),
    ...when(
      kind === 'choice' && (options ?? []).length < 2,
      `${path}.options`,
      'Needs two options at least.',
    ),
    ...(options ?? []).flatMap((words, index) => wordless(words, `${path}.options.${index}`)),
  ]
}
