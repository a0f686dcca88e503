/** How far Student’s t reaches 19 times of 20, to both sides. */

/** For 1 to 30 degrees of freedom, as every table has them. */
const TABLE = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
]
const Z = 1.959964

/**
 * From 31 on the series by degrees of freedom, right to four digits there.
 * Source: Abramowitz, Stegun (1964): Handbook of Mathematical Functions, 26.7.5.
 */
export function studentT(degrees: number): number {
  const known = TABLE[degrees - 1]
  if (known !== undefined) return known
  return Z + (Z ** 3 + Z) / (4 * degrees) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2)
}
