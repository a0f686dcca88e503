/** What is wrong with the settings, and where: found here before they are sent, and by the server after. */
import { describeIssue } from '../../../src/campaigns/authoring/problem.ts'
import { ChatSettings, type Words } from '../../../widgets/chat/contract.ts'
import type { Trouble } from '../attempts.ts'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'
import { findFlowFaults } from './flow-faults.ts'

export function findFaults(form: ChatSettings): Fault[] {
  const parsed = ChatSettings.safeParse(form)
  const unreadable = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const { path, message } = describeIssue(issue)
        return said(path, message)
      })
  return [
    ...unreadable,
    ...hoursFaults(form),
    ...answerFaults(form),
    ...fieldFaults(form),
    ...cannedFaults(form),
    ...(form.flow ? findFlowFaults(form.flow) : []),
  ]
}

export function said(path: string, why: string): Fault {
  return { path, reason: 'said', why }
}

export function hasWords(words: Words | undefined): boolean {
  return words !== undefined && Object.keys(words).length > 0
}

function hoursFaults({ hours }: ChatSettings): Fault[] {
  return (hours?.weekly ?? []).flatMap(({ from, to }, index) =>
    from !== '' && from === to ? [said(`hours.weekly.${index}.to`, t('chat.fault.same-time'))] : [],
  )
}

function answerFaults({ answers }: ChatSettings): Fault[] {
  return answers.flatMap(({ question, answer }, index) => [
    ...(hasWords(question) ? [] : [said(`answers.${index}.question`, t('chat.fault.no-words'))]),
    ...(hasWords(answer) ? [] : [said(`answers.${index}.answer`, t('chat.fault.no-words'))]),
  ])
}

function fieldFaults({ preChat }: ChatSettings): Fault[] {
  return preChat.fields.flatMap(({ name, label, kind, options }, index) => {
    const path = `preChat.fields.${index}`
    const isKnown = name === 'name' || name === 'email' || name === 'phone'
    return [
      ...(isKnown || hasWords(label) ? [] : [said(`${path}.label`, t('chat.fault.no-words'))]),
      ...(kind === 'choice' && !options?.some((option) => hasWords(option))
        ? [said(`${path}.options`, t('chat.fault.no-options'))]
        : []),
    ]
  })
}

function cannedFaults({ canned }: ChatSettings): Fault[] {
  return canned.flatMap(({ shortcut }, index) =>
    canned.findIndex((other) => other.shortcut === shortcut) < index
      ? [said(`canned.${index}.shortcut`, t('chat.fault.twice'))]
      : [],
  )
}

/** All that is wrong, where the server lists it; else the one thing it names. */
export function saidFaults(trouble: Trouble | undefined): Fault[] {
  if (trouble?.code !== 'impossible_rules') return []
  const { faults, problems, ...first } = trouble.params ?? {}
  const found = [faults, problems].find((list) => Array.isArray(list))
  return (Array.isArray(found) ? found : [first]).flatMap((fault: unknown) => {
    const { path, reason, why, message } = Object(fault) as Readonly<Record<string, unknown>>
    if (typeof path !== 'string') return []
    const words = [why, message].find((text) => typeof text === 'string')
    return [said(path, String(words ?? reasonText(String(reason))))]
  })
}

function reasonText(reason: string): string {
  return t('chat.fault.server', { reason: reason.replaceAll('_', ' ') })
}
