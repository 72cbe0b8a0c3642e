/** The members of a list by a key of theirs, in their order. */
export function grouped<Key, Member>(
  members: readonly Member[],
  keyOf: (member: Member) => Key,
): ReadonlyMap<Key, readonly Member[]> {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    const key = keyOf(member);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [member]);
    else same.push(member);
  }
  return groups;
}
