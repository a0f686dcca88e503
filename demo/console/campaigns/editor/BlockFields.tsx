/** What one block is made of; its words stand with the other texts. */
import type { JSX } from 'preact'
import { FactKind } from '../../../../src/contract/campaign/block.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import type { DraftBlock } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { SelectField } from '../SelectField.tsx'
import { NumberField } from '../TypedField.tsx'
import { ReasonFields } from './ReasonFields.tsx'

export interface BlockFieldsProps<B = DraftBlock> extends EditorPartProps {
  readonly path: string
  readonly block: B
  onBlock(block: DraftBlock): void
}

type Of<T extends DraftBlock['type']> = BlockFieldsProps<Extract<DraftBlock, { type: T }>>

export function BlockFields({ block, ...rest }: BlockFieldsProps): JSX.Element | null {
  switch (block.type) {
    case 'reasons':
      return <ReasonFields {...rest} block={block} />
    case 'facts':
      return <FactFields {...rest} block={block} />
    case 'offer':
      return <OfferField {...rest} block={block} />
    case 'products':
      return <ProductFields {...rest} block={block} />
    case 'link':
    case 'image':
      return <UrlField {...rest} block={block} />
    case 'text':
      return <p class="hint">{t('block.text-hint', { key: block.key })}</p>
    default:
      return null
  }
}

function FactFields({ block, onBlock }: Of<'facts'>): JSX.Element {
  return (
    <div class="checks">
      {FactKind.options.map((fact) => (
        <Check
          key={fact}
          label={t(`block.fact.${fact}`)}
          isOn={block.facts.includes(fact)}
          onTurn={(isOn) => {
            const others = block.facts.filter((each) => each !== fact)
            onBlock({ ...block, facts: isOn ? [...others, fact] : others })
          }}
        />
      ))}
    </div>
  )
}

function OfferField({ block, path, model, onBlock }: Of<'offer'>): JSX.Element {
  const ids = (model.settings.value?.offers ?? []).map(({ id }) => id)
  // One that is gone stays to be seen, and is said to be wrong.
  const options = ids.includes(block.offerId) ? ids : [block.offerId, ...ids]
  return (
    <SelectField
      path={`${path}.offerId`}
      label={t('block.offer-which')}
      hint={t('block.offer-hint')}
      faults={model.faults.value}
      value={block.offerId}
      options={options}
      words={(id) => id || t('block.offer-none')}
      onPick={(offerId) => onBlock({ ...block, offerId })}
    />
  )
}

const SOURCES = ['recent', 'cart', 'recommended', 'new'] as const

function ProductFields({ block, path, model, onBlock }: Of<'products'>): JSX.Element {
  return (
    <div class="rule-fields">
      <SelectField
        path={`${path}.source`}
        label={t('block.source')}
        hint={block.source === 'recent' ? t('block.source-recent') : undefined}
        faults={model.faults.value}
        value={block.source}
        options={SOURCES}
        words={(source) => t(`block.source.${source}`)}
        onPick={(source) => onBlock({ ...block, source })}
      />
      <NumberField
        path={`${path}.max`}
        label={t('block.max')}
        faults={model.faults.value}
        value={block.max}
        onNumber={(max) => onBlock({ ...block, max })}
      />
    </div>
  )
}

function UrlField({ block, path, model, onBlock }: Of<'link' | 'image'>): JSX.Element {
  return (
    <TextField
      path={`${path}.url`}
      label={t(`block.url.${block.type}`)}
      hint={t('block.url-hint', { key: block.key })}
      faults={model.faults.value}
      value={block.url}
      onText={(url) => onBlock({ ...block, url })}
    />
  )
}
