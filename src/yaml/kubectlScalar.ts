import type { PlainValue } from './sourceNode';

/**
 * Reads plain (unquoted) text as kubectl does before it sends JSON: sigs.k8s.io/yaml, which stands on go-yaml v2. The rules
 * are those of YAML 1.1, but dates and numbers to the base of 60 stay texts, and whole numbers are Go's
 * (`strconv.ParseInt`, base 0). They were taken from what this prints, alike with sigs.k8s.io/yaml 1.2.0 to 1.6.0:
 *
 *     json, err := yaml.YAMLToJSON([]byte("a: " + text + "\n"))
 *     fmt.Println(string(json), err)
 */
export function readAsKubectl(text: string): PlainValue {
  // Most texts start as no number, boolean or null does.
  if (!/^(?:[-+.0-9~]|[yntfo].{0,4}$|$)/i.test(text)) return text;
  if (/^(?:[yY]|[yY]es|YES|[oO]n|ON|[tT]rue|TRUE)$/.test(text)) return true;
  if (/^(?:[nN]o?|NO|[oO]ff|OFF|[fF]alse|FALSE)$/.test(text)) return false;
  if (/^(?:~|[nN]ull|NULL)?$/.test(text)) return null;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  // Where a number starts with its point, low lines are left out between digits only.
  if (!/^[-+.0-9]/.test(text) || /^\.(?:.*[^0-9])?_|^\..*_(?![0-9])/.test(text)) return text;
  const written = text.replaceAll('_', '');
  const whole = wholeNumber(written);
  if (whole !== undefined) return Number(whole);
  const number = /^[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:e[-+]?[0-9]+)?$/i.test(written) ? Number(written) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}

/**
 * The four letters that YAML 1.1 takes for booleans. Who writes the value in `namespace: y` means a text, most tools read
 * one, and there is nothing else the cluster could make of it: kubectl's boolean is refused wherever a text belongs. So as
 * values they count as texts, and that kubectl reads them otherwise is told. As keys they are what kubectl makes of them.
 */
export function isBooleanLetter(text: string): boolean {
  return /^[yYnN]$/.test(text);
}

/**
 * How kubectl names a key that stands there as a plain text and is no text: JSON's names are texts. Numbers with a fraction
 * or an exponent are rounded to 32 bits first (sigs.k8s.io/yaml: `strconv.FormatFloat(key, 'g', -1, 32)`).
 */
export function keyAsKubectl(value: PlainValue, text: string): string {
  if (typeof value !== 'number') return value === null ? text : String(value);
  const whole = wholeNumber(text.replaceAll('_', ''));
  if (whole !== undefined) return String(whole);
  const float = Math.fround(value);
  return Number.isFinite(float) ? shortFloat(float) : Number.isNaN(float) ? '.nan' : float < 0 ? '-.inf' : '.inf';
}

/** What Go takes for a whole number: 64 bits, of other bases too, and to the base of 8 behind a zero. */
function wholeNumber(written: string): bigint | undefined {
  const [, sign, digits] = /^([-+]?)(0x[0-9a-f]+|0b[01]+|0o[0-7]+|0[0-7]*|[1-9][0-9]*)$/i.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const size = BigInt(digits.replace(/^0(?=[0-7])/, '0o'));
  const most = sign === '' ? 2n ** 64n - 1n : sign === '-' ? 2n ** 63n : 2n ** 63n - 1n;
  return size > most ? undefined : sign === '-' ? -size : size;
}

/** The fewest digits that a 32-bit float is known by, with an exponent below 1e-4 and from 1e6 on. */
function shortFloat(float: number): string {
  let places = 0;
  while (Math.fround(Number(float.toExponential(places))) !== float) places++;
  const shortest = float.toExponential(places);
  const [digits = '', power = ''] = shortest.split(/e\+?/);
  if (Number(power) >= -4 && Number(power) < 6) return Object.is(float, -0) ? '-0' : String(Number(shortest));
  return digits + shortest.slice(digits.length).replace(/(?<=[-+])(?=[0-9]$)/, '0');
}
