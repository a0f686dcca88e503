/** What every block of a campaign is drawn with. */
import type { ComponentType } from 'preact'
import type { Block } from '../../contract/campaign/block.ts'
import type { Format, Translate } from '../../i18n/index.ts'
import type { CampaignModel, Showing } from '../../model/campaign/create-campaign-model.ts'
import type { ClosedAs, Level } from '../../widget.ts'
import type { en } from './messages/en.ts'

export type CampaignWords = typeof en

export interface CampaignProps {
  readonly showing: Showing
  readonly model: CampaignModel
  readonly t: Translate<CampaignWords>
  readonly format: Format
  /** Where it is drawn: a card as loud as that, an element of the page, or the section in the panel. */
  readonly level: Level | 'inline' | 'panel'
  /** Of a card; in the page and in the panel nothing is closed. */
  close?(as: ClosedAs): void
}

export interface BlockProps<B extends Block = Block> extends CampaignProps {
  readonly block: B
}

export type BlockOf<T extends Block['type']> = Extract<Block, { readonly type: T }>
export type BlockView<T extends Block['type']> = ComponentType<BlockProps<BlockOf<T>>>
