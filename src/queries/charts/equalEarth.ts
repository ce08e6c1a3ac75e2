const [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
const radians = Math.PI / 180;
const root3 = Math.sqrt(3);

/** Where a place lies on a flat map that keeps the sizes of areas (Equal Earth, Šavrič et al. 2018): x within ±155 or so, y within ±76. */
export function equalEarth(longitude: number, latitude: number): readonly [number, number] {
  const angle = Math.asin((root3 / 2) * Math.sin(latitude * radians));
  const square = angle * angle;
  const sixth = square ** 3;
  const x = (2 * root3 * longitude * radians * Math.cos(angle)) / (3 * (9 * d * sixth * square + 7 * c * sixth + 3 * b * square + a));
  return [x / radians, (angle * (a + b * square + sixth * (c + d * square))) / radians];
}
