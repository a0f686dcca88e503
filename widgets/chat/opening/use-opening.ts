/** What goes along with the first message of a conversation: who writes, and what was asked before. */
import { useEffect, useRef } from 'preact/hooks'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { ContactField } from '../contract/facts.ts'
import type { NewMessage, Thread } from '../model/chat-model.ts'
import { checkField, contactFrom, fieldsToAsk } from '../model/contact-fields.ts'
import { usePresence } from '../start/presence.ts'
import type { StartProps } from '../start/start-props.ts'
import { type Notes, useNotes } from '../start/use-notes.ts'
import { type Fields, useFields } from './Field.tsx'

export interface OpeningProps extends StartProps {
  readonly thread: Thread
}

export interface Opening {
  /** Nothing has been said in this conversation yet. */
  readonly isNew: boolean
  readonly isThere: boolean
  readonly asked: readonly ContactField[]
  readonly values: Readonly<Record<string, string>>
  readonly fields: Fields
  readonly notes: Notes
  /** Number of an order the shopper asks about; `''` for none. */
  readonly about: string
  setValue(name: string, text: string): void
  setAbout(orderId: string): void
  /** For `thread.send`; `undefined`: a field is wrong, says so, and has the focus. */
  take(): Pick<NewMessage, 'contact' | 'context'> | undefined
}

export function useOpening(props: OpeningProps): Opening {
  const { model, thread, t } = props
  const notes = useNotes()
  const [about, setAbout] = useDraft('chat.about')
  const [values, setValues] = useValues()
  const facts = model.facts.value
  const isThere = usePresence(facts, props)?.isThere ?? false
  const isNew = !thread.conversation.value && thread.messages.value.length === 0
  const contact = model.contact.value
  const hasEmail = model.conversations.value.some((one) => one.hasEmail)
  const asked = facts && isNew ? fieldsToAsk({ facts, contact, hasEmail, isThere }) : []
  const fields = useFields(
    Object.fromEntries(
      asked.map((field) => [
        field.name,
        () => {
          const wrong = checkField(field, values[field.name] ?? '')
          return wrong && t(wrong)
        },
      ]),
    ),
  )

  // Said: it must not go along with the first message of the next conversation too.
  const wasNew = useRef(isNew)
  useEffect(() => {
    if (isNew || !wasNew.current) return
    wasNew.current = false
    const { misses, before } = notes
    if (misses > 0 || before.length > 0) model.track('chat.handed_over', { tries: misses })
    notes.clear()
    setAbout('')
    setValues({})
  }, [isNew])

  return {
    isNew,
    isThere,
    asked,
    values,
    fields,
    notes,
    about,
    setValue: (name, text) => setValues({ ...values, [name]: text }),
    setAbout,
    take() {
      if (!isNew) return {}
      if (!fields.check()) return undefined
      const said = contactFrom(asked, values)
      const { before } = notes
      const context = {
        ...(before.length > 0 && { before }),
        ...(about && { orderId: about }),
      }
      return {
        ...(said && { contact: said }),
        ...(Object.keys(context).length > 0 && { context }),
      }
    },
  }
}

/** In this tab, until they are sent; after that the model knows them. */
function useValues(): readonly [
  Readonly<Record<string, string>>,
  (values: Readonly<Record<string, string>>) => void,
] {
  const [kept, keep] = useDraft('chat.fields')
  const values = Object.fromEntries(new URLSearchParams(kept))
  return [values, (next) => keep(new URLSearchParams(next).toString())]
}
