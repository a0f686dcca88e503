/** Several blocks of a campaign, one after the other. */
import type { ComponentType, JSX } from 'preact'
import type { Block } from '../../contract/campaign/block.ts'
import { blocks } from './blocks.ts'
import type { BlockProps, CampaignProps } from './block-props.ts'

export interface BlocksProps extends CampaignProps {
  readonly blocks: readonly Block[]
}

export function Blocks({ blocks: given, ...props }: BlocksProps): JSX.Element {
  return (
    <>
      {given.map((block, index) => {
        // Safe: found by the block's own type.
        const View = blocks[block.type] as ComponentType<BlockProps>
        return <View key={index} {...props} block={block} />
      })}
    </>
  )
}
