const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time as `hubble observe` prints it, in UTC: `Jan 13 12:54:46.883`; with its year where years have to be told apart. */
export function timeWords(ms: number, withYear = false): string {
  return `${withYear ? `${new Date(ms).getUTCFullYear()} ` : ''}${dayWords(ms)} ${clockWords(ms)}.${part(new Date(ms).getUTCMilliseconds(), 3)}`;
}

/** `Jan 13`. */
export function dayWords(ms: number): string {
  const date = new Date(ms);
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, ' ')}`;
}

/** `12:54:46`; without the seconds `12:54`. */
export function clockWords(ms: number, seconds = true): string {
  const date = new Date(ms);
  const clock = `${part(date.getUTCHours())}:${part(date.getUTCMinutes())}`;
  return seconds ? `${clock}:${part(date.getUTCSeconds())}` : clock;
}

function part(number: number, width = 2): string {
  return String(number).padStart(width, '0');
}

/** From when to when: the second day only where it is another one. */
export function spanWords(from: number, to: number): string {
  const years = new Date(from).getUTCFullYear() !== new Date(to).getUTCFullYear();
  const yearOf = (ms: number): string => (years ? `${new Date(ms).getUTCFullYear()} ` : '');
  const first = `${yearOf(from)}${dayWords(from)} ${clockWords(from)}`;
  if (Math.floor(from / 1000) === Math.floor(to / 1000)) return first;
  return `${first} to ${!years && dayWords(from) === dayWords(to) ? '' : `${yearOf(to)}${dayWords(to)} `}${clockWords(to)}`;
}

/** A time as `--since` and `--until` take it. */
export function flagTime(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Per how long: `per 15 s`, `per min`. */
export function perWords(ms: number): string {
  return `per ${lengthWords(ms).replace(/^1 /, '')}`;
}

/**
 * How long something is, in the largest unit it is a whole number of: `15 s`, `1 min`, `2 h`, `1 day`. Of what is no whole
 * number of anything readable: about how long.
 */
export function lengthWords(ms: number): string {
  const whole = UNITS.find(([size]) => ms % size === 0) ?? [1, 'ms'];
  const isReadable = ms / whole[0] < 10_000;
  const [unit, name] = isReadable ? whole : (UNITS.find(([size]) => ms >= size) ?? whole);
  const count = Math.round(ms / unit);
  return `${isReadable ? '' : 'about '}${count} ${name === 'day' && count !== 1 ? 'days' : name}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'day'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
];
