/** One thing to go on with after an ending: a review, the referral programme, the chat or an offer. */
import type { JSX } from 'preact'
import type { Ending } from '../../../../widgets/feedback/contract.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'
import { optional, WordsField } from './WordsField.tsx'

type Action = NonNullable<Ending['action']>
type ActionOf<K extends Action['kind']> = Extract<Action, { kind: K }>

const KINDS = ['none', 'review', 'referral', 'chat', 'offer'] as const

interface EndingProps extends PartProps {
  readonly ending: Ending
  readonly index: number
  onEnding(ending: Ending): void
}

export function ActionFields(props: EndingProps): JSX.Element {
  const { ending, index, model, onEnding } = props
  const offerIds = model.settings.value?.offers.map(({ id }) => id) ?? []
  const kind = ending.action?.kind ?? 'none'
  return (
    <>
      <SelectField
        path={`endings.${index}.action`}
        label={t('survey.action')}
        hint={kind === 'review' ? t('survey.review-hint') : undefined}
        faults={model.faults.value}
        value={kind}
        options={KINDS}
        words={(each) => t(`survey.action.${each}`)}
        onPick={(each) => onEnding({ ...ending, action: actionOf(each, offerIds) })}
      />
      <ActionDetail {...props} offerIds={offerIds} />
    </>
  )
}

function actionOf(
  kind: (typeof KINDS)[number],
  [offerId = '']: readonly string[],
): Action | undefined {
  switch (kind) {
    case 'none':
      return undefined
    case 'review':
      return { kind, url: '', label: {} }
    case 'offer':
      return { kind, offerId }
    default:
      return { kind }
  }
}

interface DetailProps extends EndingProps {
  readonly offerIds: readonly string[]
}

function ActionDetail(props: DetailProps): JSX.Element | null {
  const { action } = props.ending
  switch (action?.kind) {
    case 'review':
      return <ReviewFields {...props} action={action} />
    case 'offer':
      return <OfferField {...props} action={action} />
    case 'referral':
    case 'chat':
      return <LabelField {...props} action={action} />
    case undefined:
      return null
  }
}

interface ActionProps<K extends Action['kind']> extends DetailProps {
  readonly action: ActionOf<K>
}

function ReviewFields(props: ActionProps<'review'>): JSX.Element {
  const { ending, action, index, model, onEnding } = props
  const path = `endings.${index}.action`
  return (
    <div class="rule-fields">
      <TextField
        path={`${path}.url`}
        label={t('survey.url')}
        hint={t('survey.url-hint')}
        faults={model.faults.value}
        value={action.url}
        onText={(url) => onEnding({ ...ending, action: { ...action, url: url.trim() } })}
      />
      <WordsField
        {...props}
        path={`${path}.label`}
        label={t('survey.action-label')}
        words={action.label}
        onWords={(label) => onEnding({ ...ending, action: { ...action, label } })}
      />
    </div>
  )
}

function LabelField(props: ActionProps<'referral' | 'chat'>): JSX.Element {
  const { ending, action, index, onEnding } = props
  return (
    <WordsField
      {...props}
      path={`endings.${index}.action.label`}
      label={t('survey.action-label')}
      hint={t('survey.action-label-hint')}
      words={action.label}
      onWords={(words) => onEnding({ ...ending, action: { ...action, label: optional(words) } })}
    />
  )
}

function OfferField(props: ActionProps<'offer'>): JSX.Element {
  const { ending, action, index, model, offerIds, onEnding } = props
  const { offerId } = action
  return (
    <SelectField
      path={`endings.${index}.action.offerId`}
      label={t('survey.offer')}
      hint={t(offerIds.length > 0 ? 'survey.offer-hint' : 'survey.offers-none')}
      faults={model.faults.value}
      value={offerId}
      options={offerIds.includes(offerId) ? offerIds : [offerId, ...offerIds]}
      words={(id) => id}
      onPick={(id) => onEnding({ ...ending, action: { kind: 'offer', offerId: id } })}
    />
  )
}
