/** The reasons a shopper may give, and the answer to each. */
import type { JSX } from 'preact'
import { Reason } from '../../../../src/contract/campaign/block.ts'
import { Check } from '../../referrals/Check.tsx'
import { t } from '../../texts.ts'
import type { DraftBlock, DraftSimpleBlock } from '../draft.ts'
import type { BlockFieldsProps } from './BlockFields.tsx'
import { BlockList } from './BlockList.tsx'

type ReasonsBlock = Extract<DraftBlock, { type: 'reasons' }>

export function ReasonFields(props: BlockFieldsProps<ReasonsBlock>): JSX.Element {
  const { block, path, onBlock, ...part } = props
  const { reasons } = block
  return (
    <div class="reasons">
      {Reason.options.map((id) => {
        const index = reasons.findIndex((reason) => reason.id === id)
        const blocks = reasons[index]?.blocks
        return (
          <fieldset class="rule-group" key={id}>
            <legend class="sr">{t(`block.reason.${id}`)}</legend>
            <Check
              label={t(`block.reason.${id}`)}
              isOn={index >= 0}
              onTurn={(isOn) => onBlock({ ...block, reasons: withReason(reasons, id, isOn) })}
            />
            {blocks && (
              <BlockList
                {...part}
                isInner
                path={`${path}.reasons.${index}.blocks`}
                blocks={blocks}
                onBlocks={(next) =>
                  onBlock({
                    ...block,
                    reasons: reasons.map((reason) =>
                      reason.id === id ? { id, blocks: next.filter(isSimple) } : reason,
                    ),
                  })
                }
              />
            )}
          </fieldset>
        )
      })}
    </div>
  )
}

function isSimple(block: DraftBlock): block is DraftSimpleBlock {
  return block.type !== 'reasons'
}

/** In the order in which they are always asked. */
function withReason(
  reasons: ReasonsBlock['reasons'],
  id: Reason,
  isOn: boolean,
): ReasonsBlock['reasons'] {
  const others = reasons.filter((reason) => reason.id !== id)
  const all = isOn ? [...others, { id, blocks: [] }] : others
  return Reason.options.flatMap((known) => all.filter((reason) => reason.id === known))
}
