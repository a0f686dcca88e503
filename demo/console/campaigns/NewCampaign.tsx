/** What a new campaign is to do: one card for each kind, ready to be looked over. */
import type { JSX } from 'preact'
import { WrittenKind } from '../../../src/contract/campaign/campaign.ts'
import { Chapter } from '../Chapter.tsx'
import { t } from '../texts.ts'
import type { EditorModel } from './editor-model.ts'

export function NewCampaign({ model }: { readonly model: EditorModel }): JSX.Element {
  return (
    <Chapter title={t('campaigns.recipes')}>
      <p class="muted">{t('campaigns.recipes-lead')}</p>
      <ul class="plain recipes">
        {WrittenKind.options.map((kind) => (
          <li key={kind}>
            <button
              class="quiet recipe"
              onClick={() => {
                const { id } = model.begin(kind)
                location.hash = `#campaigns/edit/${id}`
              }}
            >
              <b>{t(`campaigns.kind.${kind}`)}</b>
              <span>{t(`campaigns.recipe.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}
