import { ownText } from './ownText';

/** A time as it was written. `yearAssumed`: it stood without a year. */
export interface WrittenTime {
  readonly time: number;
  readonly yearAssumed: boolean;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

// Not only RFC 3339: Hubble's --time-format also knows YearMonthDay, …Hour and …HourMinute.
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d)(?::?(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?)?(Z|z|[+-]\d\d:?\d\d)?$/;
const STAMP = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?$/;
const RFC_1123 = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:[A-Z]{1,4}|([+-]\d\d:?\d\d))$/;

/**
 * Reads a time as Hubble writes it: RFC 3339 to the nanosecond (kept to the ms), `Jan 13 12:54:46.883`, RFC 1123.
 * A time without a year is of the newest year in which it is not later than a day after `now`.
 */
export function readTime(text: string, now: number): WrittenTime | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return exact(iso[1], Number(iso[2]) - 1, iso[3], iso[4], iso[5], iso[6], iso[7], iso[8]);
  const stamp = STAMP.exec(text);
  if (stamp !== null) {
    const month = MONTHS.indexOf(stamp[1] ?? '');
    const newest = new Date(now).getUTCFullYear() + 1;
    // Feb 29 is in one year of four, and once in eight.
    for (let year = newest; year > newest - 10; year--) {
      const read = exact(String(year), month, stamp[2], stamp[3], stamp[4], stamp[5], stamp[6], undefined);
      if (read !== undefined && read.time <= now + DAY) return { time: read.time, yearAssumed: true };
    }
    return undefined;
  }
  const mail = RFC_1123.exec(text);
  if (mail === null) return undefined;
  return exact(mail[3], MONTHS.indexOf(mail[2] ?? ''), mail[1], mail[4], mail[5], mail[6], undefined, mail[7]);
}

function exact(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  zone: string | undefined,
): WrittenTime | undefined {
  if (month < 0 || month > 11) return undefined;
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const time = Date.UTC(Number(year), month, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0), ms);
  if (new Date(time).getUTCDate() !== Number(day) && Number(hour ?? 0) < 24) return undefined;
  return { time: time - zoneMs(zone), yearAssumed: false };
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Reads the times of one file. */
export interface Clock {
  /** Whether a time stood without its year. */
  readonly yearAssumed: boolean;
  /** In ms; undefined for what is no time, and for times at or before 1970, which say that none was set. */
  read(text: string): number | undefined;
}

/** Most times are of the same minute as the one before, and then only what follows is read: that is much faster. */
export function createClock(now: number): Clock {
  let minute = '';
  let begins = 0;
  let yearAssumed = false;

  function readSlowly(text: string): number | undefined {
    const read = readTime(text, now);
    if (read === undefined || read.time <= 0) return undefined;
    yearAssumed ||= read.yearAssumed;
    return read.time;
  }

  return {
    get yearAssumed() {
      return yearAssumed;
    },
    read(text) {
      // 2024-05-06T07:08:09.123456789Z
      if (text.length < 20 || text.charCodeAt(text.length - 1) !== 90 || text.charCodeAt(16) !== 58) return readSlowly(text);
      if (minute === '' || !text.startsWith(minute)) {
        const read = readSlowly(`${text.slice(0, 16)}:00Z`);
        if (read === undefined) return readSlowly(text);
        minute = ownText(text.slice(0, 17));
        begins = read;
      }
      const ms = secondsAt(text);
      return ms === undefined ? readSlowly(text) : begins + ms;
    },
  };
}

/** The `09.123456789` of a time, in whole ms; undefined where something else stands there. */
function secondsAt(text: string): number | undefined {
  const digit = (at: number): number => text.charCodeAt(at) - 48;
  const end = text.length - 1;
  let ms = digit(17) * 10_000 + digit(18) * 1000;
  if (!(ms >= 0 && ms < 62_000)) return undefined;
  if (end === 19) return ms;
  if (text.charCodeAt(19) !== 46) return undefined;
  let weight = 100;
  for (let at = 20; at < end && weight >= 1; at++, weight /= 10) {
    const value = digit(at);
    if (value < 0 || value > 9) return undefined;
    ms += value * weight;
  }
  return ms;
}
