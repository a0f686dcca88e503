/** Whom invitations are not for: an address, a mail domain, a code. */
import { useSignal } from '@preact/signals'
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ReferralBlock } from '../../../widgets/referral/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { day, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { BlocksModel, NewBlock } from './blocks-model.ts'

export function BlockList({ model }: { readonly model: BlocksModel }): JSX.Element {
  useEffect(() => void model.load(), [model])
  const place = useRef<HTMLParagraphElement>(null)
  const blocks = model.blocks.value
  const changed = model.changed.value

  const onRemove = async (block: NewBlock): Promise<void> => {
    // The row is gone with its button; the word about it stays.
    if (await model.set(block, false)) place.current?.focus()
  }
  return (
    <Chapter title={t('blocks.title')}>
      <p class="muted">{t('blocks.lead')}</p>
      <NewBlockForm model={model} />
      <TroubleLine trouble={model.trouble.value} />
      <p class="done" role="status" tabIndex={-1} ref={place}>
        {changed &&
          t(changed.blocked ? 'blocks.added' : 'blocks.removed', { value: changed.value })}
      </p>
      {blocks?.length === 0 && <p class="muted">{t('blocks.none')}</p>}
      <ul class="rows">
        {blocks?.map((block) => (
          <BlockRow key={`${block.kind} ${block.value}`} block={block} onRemove={onRemove} />
        ))}
      </ul>
    </Chapter>
  )
}

const KINDS = ReferralBlock.shape.kind.options

function NewBlockForm({ model }: { readonly model: BlocksModel }): JSX.Element {
  const value = useSignal('')
  const kind = useSignal<NewBlock['kind']>('email')

  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const block = { kind: kind.value, value: value.value.trim() }
    if (block.value && (await model.set(block, true))) value.value = ''
  }
  return (
    <form class="block-form" onSubmit={(event) => void onSubmit(event)}>
      <div class="rule-field">
        <label for="block-kind">{t('blocks.kind')}</label>
        <select
          id="block-kind"
          onChange={(event) =>
            (kind.value = KINDS.find((known) => known === event.currentTarget.value) ?? 'email')
          }
        >
          {KINDS.map((known) => (
            <option key={known} value={known} selected={known === kind.value}>
              {t(`blocks.${known}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="rule-field">
        <label for="block-value">{t('blocks.value')}</label>
        <input
          id="block-value"
          value={value}
          minLength={3}
          maxLength={320}
          autocomplete="off"
          required
          onInput={(event) => (value.value = event.currentTarget.value)}
        />
      </div>
      <button class="primary" aria-disabled={model.busy.value}>
        {t('blocks.add')}
      </button>
    </form>
  )
}

interface BlockRowProps {
  readonly block: NewBlock & { readonly since: string }
  onRemove(block: NewBlock): Promise<void>
}

function BlockRow({ block, onRemove }: BlockRowProps): JSX.Element {
  const { kind, value, since } = block
  return (
    <li>
      <span>
        {value}
        <span class="row-text muted">
          {t(`blocks.${kind}`)} · {t('case.since', { day: day(since) })}
        </span>
      </span>
      <button
        class="quiet"
        aria-label={t('blocks.remove-of', { value })}
        onClick={() => void onRemove(block)}
      >
        {t('blocks.remove')}
      </button>
    </li>
  )
}
