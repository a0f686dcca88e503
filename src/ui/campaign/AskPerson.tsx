/** Somebody of the shop to ask: in the chat, by telephone, by mail, or on a page. */
import type { JSX } from 'preact'
import type { Contact } from '../../contract/campaign/facts.ts'
import type { Translate } from '../../i18n/index.ts'
import type { BlockOf, BlockProps, CampaignWords } from './block-props.ts'
import { contactsOf } from './contacts-of.ts'

export function AskPerson(props: BlockProps<BlockOf<'ask-person'>>): JSX.Element | null {
  const { showing, model, t, close } = props
  const onContact = (): void => model.noteClick(showing)
  const { contact } = showing.occasion.facts
  const openChat =
    model.openChat &&
    ((): void => {
      // A dialog would stand before the chat it has led to.
      close?.('done')
      model.openChat?.()
    })
  return <Contacts contact={contact} t={t} openChat={openChat} onContact={onContact} />
}

export interface ContactsProps {
  readonly contact: Contact | undefined
  readonly t: Translate<CampaignWords>
  /** Absent where there is no chat. */
  readonly openChat: (() => void) | undefined
  onContact?(): void
}

/** Nothing where the shop has not said how to reach it. */
export function Contacts({ contact, t, openChat, onContact }: ContactsProps): JSX.Element | null {
  const ways = contactsOf(contact)
  if (ways.length === 0 && !openChat) return null
  const words = {
    phone: t('askCall', { phone: contact?.phone ?? '' }),
    email: t('askMail'),
    url: t('askPage'),
  }
  return (
    <div class="ask-person">
      <p class="ask-lead">{t('askLead')}</p>
      <p class="buttons">
        {openChat && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              onContact?.()
              openChat()
            }}
          >
            {t('askChat')}
          </button>
        )}
        {ways.map(({ by, href }) => (
          <a key={by} class="plain" href={href} onClick={onContact}>
            {words[by]}
          </a>
        ))}
      </p>
    </div>
  )
}
