import type { FlowEnd } from './flow';

/** An end as `hubble observe` names it: its pod, else its service, else its DNS names, else its address, else its identity. */
export function endName({ namespace, pod, service, names, address, reserved, identity }: FlowEnd): string {
  const own = pod ?? service;
  if (own !== undefined) return namespace === undefined ? own : `${namespace}/${own}`;
  if (names.length > 0) return names.join(',');
  return address ?? reserved ?? (identity === undefined ? 'unknown' : `identity ${identity}`);
}

/** An end as flags of `hubble observe` that keep it; none where nothing about it can be asked for. */
export function endFlags(end: FlowEnd, side: 'from' | 'to'): Readonly<Record<string, readonly string[]>> {
  const { namespace, pod, service, names, address, reserved, identity } = end;
  const [name] = names;
  if (pod !== undefined) return { [`${side}-pod`]: [`${namespace ?? 'default'}/${pod}`] };
  if (service !== undefined) return { [`${side}-service`]: [`${namespace ?? 'default'}/${service}`] };
  if (name !== undefined) return { [`${side}-fqdn`]: [name] };
  if (address !== undefined) return { [`${side}-ip`]: [address] };
  if (reserved !== undefined) return { [`${side}-identity`]: [reserved] };
  return identity === undefined ? {} : { [`${side}-identity`]: [String(identity)] };
}

/** All that a word can be found in. */
export function endSearchText(end: FlowEnd): string {
  const { names, address, reserved, identity, workload } = end;
  return [endName(end), ...names, address, reserved, identity, workload?.name]
    .filter((one) => one !== undefined)
    .join(' ')
    .toLowerCase();
}
