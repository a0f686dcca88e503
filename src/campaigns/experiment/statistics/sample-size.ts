/** How many units an answer takes, told before anybody begins to wait for it. */

/** Both sides of 5 %, and 80 % power. */
const Z_ALPHA = 1.959963985
const Z_POWER = 0.841621234

/** Per arm, to find a change of the conversion `rate` by the share `lift`. */
export function unitsPerArm(rate: number, lift: number): number {
  const other = rate * (1 + lift)
  const middle = (rate + other) / 2
  const asNone = Z_ALPHA * Math.sqrt(2 * middle * (1 - middle))
  const asFound = Z_POWER * Math.sqrt(rate * (1 - rate) + other * (1 - other))
  return Math.ceil(((asNone + asFound) / (other - rate)) ** 2)
}
