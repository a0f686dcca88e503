/** The field to write in: to the shopper, with the stage it stands at from then on, or a note for one’s own side. */
import type { JSX } from 'preact'
import { TicketStage } from '../../../widgets/feedback/contract.ts'
import { CannedField } from '../inbox/CannedField.tsx'
import { t } from '../texts.ts'
import { STAGES } from './StageBar.tsx'
import type { OpenTicketProps } from './TicketView.tsx'

/** Characters. */
const MOST = 4000

export function ReplyForm({ model, detail }: OpenTicketProps): JSX.Element {
  const { drafts } = model
  const { ticketId, name } = detail.row
  const draft = drafts.of(ticketId)
  return (
    <form
      class="composer"
      data-note={!draft.isPublic || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        model.send()
      }}
    >
      <KindSwitch model={model} detail={detail} />
      <CannedField
        label={t(draft.isPublic ? 'tickets.label.public' : 'composer.label.note')}
        text={draft.text}
        most={MOST}
        replies={model.canned.value}
        names={{ name, agent: model.queue.desk.value?.me.name ?? '' }}
        onText={(text) => drafts.change(ticketId, { text })}
        onSend={() => model.send()}
      />
      <div class="composer-foot">
        {draft.isPublic && <Then model={model} detail={detail} />}
        <p class="hint composer-hint">{t('composer.hint')}</p>
        <button class="primary" aria-disabled={!draft.text.trim()}>
          {sendText(draft)}
        </button>
      </div>
    </form>
  )
}

function sendText({
  isPublic,
  stage,
}: {
  isPublic: boolean
  stage?: TicketStage | undefined
}): string {
  if (!isPublic) return t('composer.keep-note')
  const chosen = STAGES.find((each) => each === stage)
  return t(chosen ? `tickets.send.${chosen}` : 'tickets.send')
}

function KindSwitch({ model: { drafts }, detail }: OpenTicketProps): JSX.Element {
  const { ticketId } = detail.row
  const { isPublic } = drafts.of(ticketId)
  return (
    <div class="switch" role="group" aria-label={t('composer.kind')}>
      {[true, false].map((forShopper) => (
        <button
          type="button"
          key={String(forShopper)}
          aria-pressed={isPublic === forShopper}
          onClick={() => drafts.change(ticketId, { isPublic: forShopper })}
        >
          {t(forShopper ? 'tickets.to-shopper' : 'composer.note')}
        </button>
      ))}
    </div>
  )
}

/** Writing and moving are one step, so that the shopper is told once. */
function Then({ model: { drafts }, detail }: OpenTicketProps): JSX.Element {
  const { ticketId, stage } = detail.row
  const chosen = drafts.of(ticketId).stage
  return (
    <label class="ticket-then">
      <span>{t('tickets.then')}</span>
      <select
        value={chosen === stage ? '' : (chosen ?? '')}
        onChange={({ currentTarget: { value } }) =>
          drafts.change(ticketId, { stage: TicketStage.safeParse(value).data })
        }
      >
        <option value="">{t('tickets.then.stay', { stage: t(`tickets.stage.${stage}`) })}</option>
        {STAGES.filter((each) => each !== stage).map((each) => (
          <option key={each} value={each}>
            {t(`tickets.then.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
