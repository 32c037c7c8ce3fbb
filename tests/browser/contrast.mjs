// How well two colours are told apart.

/** By the formula of WCAG 2, of colours as a browser has computed them. */
export function contrast(one, other) {
  const luminance = (color) => {
    const whole = color.startsWith('color(') ? 1 : 255;
    const [red, green, blue] = color
      .match(/[\d.]+(?:e-\d+)?/g)
      .slice(0, 3)
      .map((value) => value / whole)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
