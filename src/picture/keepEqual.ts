/**
 * `after` with every part that says the same as in `before` taken over from there, so that what rests on such a part need not
 * be made again. For plain data without cycles: lists are compared place by place, objects key by key, all else by identity.
 */
export function keepEqual<T>(before: T | undefined, after: T): T {
  // What is kept says the same as `after`, so it is a T like that.
  return kept(before, after) as T;
}

function kept(before: unknown, after: unknown): unknown {
  if (before === after) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keptList(before, after);
  return isRecord(before) && isRecord(after) ? keptRecord(before, after) : after;
}

// A copy is begun only at the first difference: mostly there is none.
function keptList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  let mixed: unknown[] | undefined = before.length === after.length ? undefined : [];
  for (let place = 0; place < after.length; place += 1) {
    const one = kept(before[place], after[place]);
    if (mixed === undefined && one !== before[place]) mixed = before.slice(0, place);
    mixed?.push(one);
  }
  return mixed ?? before;
}

type PlainRecord = Readonly<Record<string, unknown>>;

function keptRecord(before: PlainRecord, after: PlainRecord): PlainRecord {
  const keys = Object.keys(after);
  let mixed: [string, unknown][] | undefined = Object.keys(before).length === keys.length ? undefined : [];
  for (const key of keys) {
    const old = before[key];
    const one = kept(old, after[key]);
    if (mixed === undefined && (one !== old || (old === undefined && !Object.hasOwn(before, key)))) {
      mixed = keys.slice(0, keys.indexOf(key)).map((earlier) => [earlier, before[earlier]]);
    }
    mixed?.push([key, one]);
  }
  return mixed === undefined ? before : Object.fromEntries(mixed);
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
