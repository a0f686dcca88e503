/** Where a question leads: some answers here, all others there; only onwards. */
import type { JSX } from 'preact'
import type { Branch } from '../../../../widgets/feedback/contract.ts'
import { removeAt, replaceAt } from '../../campaigns/draft.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { t } from '../../texts.ts'
import { goTo } from '../go-to.ts'
import { ifOf, ifsOf, targetsAfter, whenOf } from '../steps.ts'
import { targetName } from '../words.ts'
import type { StepProps } from './StepList.tsx'
import { WhenFields } from './WhenFields.tsx'

const FOLLOWING = ''
/** As the contract allows. */
const MOST = 12

export function BranchFields(props: StepProps): JSX.Element {
  const { form, step, index, onStep } = props
  const { branches } = step
  const path = `steps.${index}.branches`
  const put = (next: Branch[]): void => onStep({ ...step, branches: next })
  const [first] = ifsOf(step)
  const [target] = targetsAfter(form, index)
  return (
    <fieldset class="rule-group" id={path} tabIndex={-1}>
      <legend>{t('survey.goes-on')}</legend>
      {branches.length > 0 && (
        <ol class="plain choices">
          {branches.map((branch, at) => (
            <OneBranch
              {...props}
              key={at}
              branch={branch}
              at={at}
              onBranch={(next) => put(replaceAt(branches, at, next))}
              onRemove={() => {
                put(removeAt(branches, at))
                goTo(path)
              }}
            />
          ))}
        </ol>
      )}
      {first && target && branches.length < MOST && (
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              put([...branches, { when: whenOf(step, first), goTo: target }])
              goTo(`${path}.${branches.length}.if`)
            }}
          >
            {t('survey.add-branch')}
          </button>
        </p>
      )}
      <Next {...props} />
    </fieldset>
  )
}

export interface BranchProps extends StepProps {
  readonly branch: Branch
  /** Its place among the others: the first that holds decides. */
  readonly at: number
  onBranch(branch: Branch): void
}

interface OneBranchProps extends BranchProps {
  onRemove(): void
}

function OneBranch(props: OneBranchProps): JSX.Element {
  const { step, index, branch, at, model, onBranch, onRemove } = props
  const path = `steps.${index}.branches.${at}`
  const ifs = ifsOf(step)
  const kind = ifOf(branch)
  return (
    <li>
      <div class="survey-branch" role="group" aria-label={t('survey.branch', { number: at + 1 })}>
        <SelectField
          path={`${path}.if`}
          label={t('survey.branch-if')}
          faults={[]}
          value={kind}
          options={ifs.includes(kind) ? ifs : [kind, ...ifs]}
          words={(each) => t(`survey.if.${each}`)}
          onPick={(each) => onBranch({ ...branch, when: whenOf(step, each) })}
        />
        <WhenFields {...props} />
        <Target
          {...props}
          path={`${path}.goTo`}
          label={t('survey.go-to')}
          value={branch.goTo}
          options={targetsAfter(props.form, index)}
          onTarget={(goTo) => onBranch({ ...branch, goTo })}
        />
        <button
          type="button"
          class="quiet"
          aria-label={t('survey.remove-branch', { number: at + 1 })}
          onClick={onRemove}
        >
          {t('survey.remove')}
        </button>
        {model.faults.value
          .filter((fault) => fault.path === `${path}.when`)
          .map(({ why }) => (
            <p class="trouble" key={why}>
              {why}
            </p>
          ))}
      </div>
    </li>
  )
}

function Next(props: StepProps): JSX.Element {
  const { form, step, index, onStep } = props
  return (
    <Target
      {...props}
      path={`steps.${index}.next`}
      label={t(step.branches.length > 0 ? 'survey.else' : 'survey.then')}
      value={step.next ?? FOLLOWING}
      options={[FOLLOWING, ...targetsAfter(form, index)]}
      onTarget={(next) => onStep({ ...step, next: next === FOLLOWING ? undefined : next })}
    />
  )
}

interface TargetProps extends StepProps {
  readonly path: string
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  onTarget(id: string): void
}

function Target(props: TargetProps): JSX.Element {
  const { form, model, language, index, path, label, value, options, onTarget } = props
  const words = (id: string): string => {
    if (id === FOLLOWING) return followingName(props)
    const name = targetName(form, id, language)
    const isBack = form.steps.slice(0, index + 1).some((step) => step.id === id)
    return isBack ? t('survey.target.back', { name }) : name
  }
  return (
    <SelectField
      path={path}
      label={label}
      faults={model.faults.value}
      value={value}
      options={options.includes(value) ? options : [value, ...options]}
      words={words}
      onPick={onTarget}
    />
  )
}

/** What stands next, by its name; after the last question the first ending. */
function followingName({ form, index, language }: StepProps): string {
  const next = form.steps[index + 1] ?? form.endings[0]
  const name = next ? targetName(form, next.id, language) : ''
  return t('survey.following', { name })
}
