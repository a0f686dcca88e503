/** How one learns whether campaigns help: the holdout, who is a VIP, what is left of an order. */
import type { JSX } from 'preact'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { NumberField, TypedField } from '../TypedField.tsx'
import type { SettingsPartProps } from './Settings.tsx'
import { readWords, writeWords } from './words-in-line.ts'

export function CountFields({ form, model }: SettingsPartProps): JSX.Element {
  const faults = model.faults.value
  const { holdout } = form
  return (
    <>
      <Check
        label={t('settings.holdout')}
        hint={t('settings.holdout-hint')}
        isOn={holdout !== null}
        onTurn={(isOn) => model.edit({ holdout: isOn ? { share: 500, period: '1' } : null })}
      />
      {holdout && (
        <div class="rule-fields">
          <NumberField
            path="holdout.share"
            label={t('settings.holdout-share')}
            faults={faults}
            value={holdout.share / 100}
            onNumber={(percent) =>
              model.edit({
                holdout: { ...holdout, share: Math.round((percent ?? Number.NaN) * 100) },
              })
            }
          />
          <TextField
            path="holdout.period"
            label={t('settings.holdout-period')}
            hint={t('settings.holdout-period-hint')}
            faults={faults}
            value={holdout.period}
            onText={(period) => model.edit({ holdout: { ...holdout, period } })}
          />
        </div>
      )}
      <Check
        label={t('settings.ephemeral')}
        hint={t('settings.ephemeral-hint')}
        isOn={form.controlForEphemeral}
        onTurn={(controlForEphemeral) => model.edit({ controlForEphemeral })}
      />
      <div class="rule-fields">
        <TypedField
          path="vipTiers"
          label={t('settings.vip')}
          hint={t('settings.vip-hint')}
          faults={faults}
          value={form.vipTiers}
          write={writeWords}
          read={readWords}
          onValue={(vipTiers) => model.edit({ vipTiers: [...vipTiers] })}
        />
        <NumberField
          path="grossMargin"
          label={t('settings.margin')}
          hint={t('settings.margin-hint')}
          faults={faults}
          value={form.grossMargin}
          onNumber={(grossMargin) => model.edit({ grossMargin: grossMargin ?? Number.NaN })}
        />
      </div>
    </>
  )
}
