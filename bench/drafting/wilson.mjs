/** "12 of 15 (0.80, 0.55 to 0.93)": a share with Wilson's interval of 95 %. */
export function share(right, all) {
  if (all === 0) return 'none';
  const [z, part] = [1.96, right / all];
  const scale = 1 + z ** 2 / all;
  const middle = (part + z ** 2 / (2 * all)) / scale;
  const half = (z / scale) * Math.sqrt((part * (1 - part)) / all + z ** 2 / (4 * all ** 2));
  const [low, high] = [Math.max(0, middle - half), Math.min(1, middle + half)];
  return `${right} of ${all} (${part.toFixed(3)}, ${low.toFixed(3)} to ${high.toFixed(3)})`;
}
