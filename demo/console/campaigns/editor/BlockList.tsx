/** Blocks in their order: add, move up, take out, and what each is made of. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../texts.ts'
import { liftAt, removeAt, replaceAt, type DraftBlock } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { SelectField } from '../SelectField.tsx'
import { BlockFields } from './BlockFields.tsx'
import { BLOCK_TYPES, makeBlock, SIMPLE_TYPES, type BlockType } from './block-parts.ts'

interface BlockListProps extends EditorPartProps {
  readonly path: string
  readonly blocks: readonly DraftBlock[]
  /** Behind a reason no further reasons are asked for. */
  readonly isInner?: boolean
  onBlocks(blocks: DraftBlock[]): void
}

export function BlockList(props: BlockListProps): JSX.Element {
  const { blocks, path, onBlocks, ...part } = props
  return (
    <>
      {blocks.length > 0 && (
        <ol class="plain blocks">
          {blocks.map((block, index) => (
            <li class="block" key={`${index} ${block.type}`}>
              <BlockHead
                block={block}
                isFirst={index === 0}
                onLift={() => onBlocks(liftAt(blocks, index))}
                onRemove={() => onBlocks(removeAt(blocks, index))}
              />
              <BlockFields
                {...part}
                path={`${path}.${index}`}
                block={block}
                onBlock={(next) => onBlocks(replaceAt(blocks, index, next))}
              />
            </li>
          ))}
        </ol>
      )}
      <AddBlock {...props} />
    </>
  )
}

interface BlockHeadProps {
  readonly block: DraftBlock
  readonly isFirst: boolean
  onLift(): void
  onRemove(): void
}

function BlockHead({ block, isFirst, onLift, onRemove }: BlockHeadProps): JSX.Element {
  const name = t(`block.${block.type}`)
  return (
    <div class="block-head">
      <b>{name}</b>
      {!isFirst && (
        <button
          type="button"
          class="quiet"
          aria-label={t('block.up-of', { name })}
          onClick={onLift}
        >
          {t('block.up')}
        </button>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={t('block.remove-of', { name })}
        onClick={onRemove}
      >
        {t('block.remove')}
      </button>
    </div>
  )
}

function AddBlock({ draft, model, path, blocks, isInner, onBlocks }: BlockListProps): JSX.Element {
  const types: readonly BlockType[] = isInner ? SIMPLE_TYPES : BLOCK_TYPES
  const [type, setType] = useState<BlockType>('text')
  const offerId = model.settings.value?.offers[0]?.id ?? ''
  return (
    <div class="block-add">
      <SelectField
        path={`${path}.add`}
        label={t('block.add-which')}
        faults={[]}
        value={type}
        options={types}
        words={(option) => t(`block.${option}`)}
        onPick={(next) => setType(next)}
      />
      <button
        type="button"
        class="quiet"
        onClick={() => onBlocks([...blocks, makeBlock(type, { draft, offerId })])}
      >
        {t('block.add')}
      </button>
    </div>
  )
}
