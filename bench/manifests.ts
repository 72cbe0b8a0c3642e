import type { KubernetesObject } from './cluster';

/** Objects as documents of one file, the way people keep them. */
export function documentsOf(objects: readonly KubernetesObject[]): string {
  return objects.map((object) => `${lines(object, '').join('\n')}\n`).join('---\n');
}

/** Objects as `kubectl get -o yaml` prints them. */
export function listOf(objects: readonly KubernetesObject[]): string {
  const items = objects.map((object) => `${inItem(lines(object, '  ')).join('\n')}\n`);
  return `apiVersion: v1\nitems:\n${items.join('')}kind: List\nmetadata:\n  resourceVersion: ""\n`;
}

/** Objects as `kubectl get -o json` prints them. */
export function jsonOf(objects: readonly KubernetesObject[]): string {
  return `${JSON.stringify({ apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } }, null, 4)}\n`;
}

function lines(value: object, indent: string): string[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown) =>
      isFilled(item) ? inItem(lines(item, `${indent}  `)) : [`${indent}- ${scalar(item)}`],
    );
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    if (!isFilled(one)) return [`${indent}${key}: ${scalar(one)}`];
    return [`${indent}${key}:`, ...lines(one, Array.isArray(one) ? indent : `${indent}  `)];
  });
}

/** Lines of an item, the dash in front of the first. */
function inItem([first = '', ...rest]: readonly string[]): string[] {
  return [first.replace(/^( *) {2}(?=\S)/, '$1- '), ...rest];
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Quoted where it would be read as something else than a text. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^$|^[\d.+-]*$|^(?:true|false|null|yes|no|on|off|y|n|~)$|^[\d]{4}-|^[\d.]+e\d+$|^[^\w./]|: |:$| #/i.test(value)
    ? JSON.stringify(value)
    : value;
}
