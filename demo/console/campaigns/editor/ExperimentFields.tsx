/** Whether it is compared with showing nothing, or with other words. */
import type { JSX } from 'preact'
import { WHOLE } from '../../../../src/contract/campaign/experiment.ts'
import { Check } from '../../referrals/Check.tsx'
import { t } from '../../texts.ts'
import type { Draft } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { NumberField } from '../TypedField.tsx'
import { TreeField } from './TreeField.tsx'

type Experiment = NonNullable<Draft['experiment']>

export function ExperimentFields({ draft, model }: EditorPartProps): JSX.Element {
  const { experiment } = draft
  return (
    <>
      <p class="muted">{t('experiment.lead')}</p>
      <Check
        label={t('experiment.compare')}
        isOn={experiment !== undefined}
        onTurn={(isOn) => model.edit({ experiment: isOn ? begin(draft) : undefined })}
      />
      {experiment && (
        <>
          <Weights experiment={experiment} model={model} />
          <p class="hint">{t('experiment.hint')}</p>
          <p>
            <button
              type="button"
              class="quiet"
              onClick={() =>
                model.edit({ experiment: { ...experiment, phase: experiment.phase + 1 } })
              }
            >
              {t('experiment.anew')}
            </button>{' '}
            <span class="muted">{t('experiment.phase', { phase: experiment.phase })}</span>
          </p>
          <details class="messages">
            <summary>{t('experiment.arms')}</summary>
            <TreeField
              path="experiment.arms"
              label={t('experiment.arms-label')}
              faults={model.faults.value}
              value={experiment.arms}
              onTree={(arms) => model.edit({ experiment: { ...experiment, arms } })}
            />
          </details>
        </>
      )}
    </>
  )
}

interface WeightsProps extends Pick<EditorPartProps, 'model'> {
  readonly experiment: Experiment
}

/** Of two arms one share says all; of more, each has its own. */
function Weights({ experiment, model }: WeightsProps): JSX.Element {
  const { arms } = experiment
  const put = (index: number, percent: number | undefined): void => {
    const weight = Math.round((percent ?? Number.NaN) * 100)
    const next = arms.map((arm, at) => {
      if (at === index) return { ...arm, weight }
      return arms.length === 2 ? { ...arm, weight: WHOLE - weight } : arm
    })
    model.edit({ experiment: { ...experiment, arms: next } })
  }
  return (
    <div class="rule-fields">
      {arms.map((arm, index) => (
        <NumberField
          key={arm.id}
          path={`experiment.arms.${index}.weight`}
          label={
            arm.blocks === null
              ? t('experiment.share-nothing', { arm: arm.id })
              : t('experiment.share', { arm: arm.id })
          }
          faults={model.faults.value}
          value={arm.weight / 100}
          onNumber={(percent) => put(index, percent)}
        />
      ))}
    </div>
  )
}

/** Half and half is found out the soonest. */
function begin({ id }: Draft): Experiment {
  return {
    id: `${id}-worth`,
    phase: 1,
    arms: [
      { id: 'nothing', weight: WHOLE / 2, blocks: null },
      { id: 'shown', weight: WHOLE / 2 },
    ],
  }
}
