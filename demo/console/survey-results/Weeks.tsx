/** The score week by week: a picture of it with the ranges, and all numbers in a table below. */
import type { JSX } from 'preact'
import type { StepResult } from '../../../widgets/feedback/contract.ts'
import { number, t } from '../texts.ts'
import { drawWeeks, HEIGHT, WIDTH } from './draw-weeks.ts'
import type { StepProps } from './StepChapter.tsx'
import { scaleOfResult, scoreText, weekText } from './words.ts'

type Weekly = NonNullable<StepResult['overTime']>

export function Weeks({ step, survey }: StepProps): JSX.Element {
  const { kind, overTime = [] } = step
  const [lowest, highest] = scaleOfResult(step, survey)
  return (
    <section class="survey-part">
      <h3>{t('answers.over-time')}</h3>
      <div class="survey-chart">
        <p class="survey-axis" aria-hidden="true">
          {[highest, (lowest + highest) / 2, lowest].map((value) => (
            <span key={value}>{scoreText(kind, value)}</span>
          ))}
        </p>
        <Chart weeks={overTime} kind={kind} scale={[lowest, highest]} />
        <p class="survey-ends" aria-hidden="true">
          <span>{weekText(overTime[0]?.week ?? '')}</span>
          <span>{weekText(overTime.at(-1)?.week ?? '')}</span>
        </p>
      </div>
      <details>
        <summary>{t('answers.as-table')}</summary>
        <Table weeks={overTime} kind={kind} />
      </details>
    </section>
  )
}

interface ChartProps {
  readonly weeks: Weekly
  readonly kind: string
  readonly scale: readonly [lowest: number, highest: number]
}

function Chart({ weeks, kind, scale }: ChartProps): JSX.Element {
  const { points, line, middle } = drawWeeks(weeks, scale)
  const values = weeks.map(({ value }) => value)
  const label = t('answers.chart', {
    from: weekText(weeks[0]?.week ?? ''),
    to: weekText(weeks.at(-1)?.week ?? ''),
    low: scoreText(kind, Math.min(...values)),
    high: scoreText(kind, Math.max(...values)),
  })
  return (
    // As wide as its place and always as high: lines keep their width, and points, which are lines without a length, stay round.
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line class="survey-middle" x1="0" x2={WIDTH} y1={middle} y2={middle} />
      {points.map(({ x, low, high }) => (
        <line class="survey-range" key={x} x1={x} x2={x} y1={low} y2={high} />
      ))}
      <polyline class="survey-line" points={line} />
      {points.map(({ x, y }) => (
        <line class="survey-point" key={x} x1={x} x2={x} y1={y} y2={y} />
      ))}
    </svg>
  )
}

function Table({ weeks, kind }: Pick<ChartProps, 'weeks' | 'kind'>): JSX.Element {
  return (
    <table class="survey-table">
      <caption>{t('answers.range-means')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('answers.week')}</th>
          <th scope="col">{t('answers.value')}</th>
          <th scope="col">{t('answers.range')}</th>
          <th scope="col">{t('answers.n')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, value, low, high, n }) => (
          <tr key={week}>
            <th scope="row">{weekText(week)}</th>
            <td>{scoreText(kind, value)}</td>
            <td>
              {t('answers.low-to-high', { low: scoreText(kind, low), high: scoreText(kind, high) })}
            </td>
            <td>{number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
