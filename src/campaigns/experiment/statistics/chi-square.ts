/** How far counts lie from what was expected, and how often chance alone gets that far. */

export function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, index) => {
    const wanted = expected[index]!
    return sum + (count - wanted) ** 2 / wanted
  }, 0)
}

/** The share of chances in which the statistic is at least as large. */
export function chiSquareP(statistic: number, degreesOfFreedom: number): number {
  return upperGamma(degreesOfFreedom / 2, statistic / 2)
}

const PRECISION = 1e-12
const MOST_STEPS = 500

/** Regularised upper incomplete gamma, by its series below the mean and by its continued fraction above. */
function upperGamma(shape: number, x: number): number {
  if (x <= 0) return 1
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  return x < shape + 1 ? 1 - scale * lowerSeries(shape, x) : scale * upperFraction(shape, x)
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let step = 1; step < MOST_STEPS && term > sum * PRECISION; step += 1) {
    term *= x / (shape + step)
    sum += term
  }
  return sum
}

/** Lentz's way. */
function upperFraction(shape: number, x: number): number {
  let denominator = x + 1 - shape
  let tail = Infinity
  let inverse = 1 / denominator
  let fraction = inverse
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const numerator = step * (shape - step)
    denominator += 2
    inverse = 1 / (denominator + numerator * inverse)
    tail = denominator + numerator / tail
    fraction *= inverse * tail
    if (Math.abs(inverse * tail - 1) < PRECISION) break
  }
  return fraction
}

/** Lanczos, g = 7, n = 9. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const sum = LANCZOS.reduce(
    (total, factor, index) => total + factor / (x + index),
    0.9999999999998099,
  )
  const base = x + 6.5
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}
