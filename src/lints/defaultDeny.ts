import type { Direction, Policy } from '../engine/policy';
import { STARTING_POINTS } from '../kinds/networkPolicy/startingPoints';
import type { Placement } from '../text';
import type { OpenFile } from '../workspace/workspace';
import { editDocument } from '../yaml';
import type { Remedy } from './observation';
import { looksLikeJson } from './silenceFix';

const TYPE: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };

/** A policy as the file's last one that denies the direction to every pod of a policy's namespace. */
export function addPolicy(file: OpenFile, policy: Policy, direction: Direction, taken: ReadonlySet<string>): Remedy | undefined {
  const start = STARTING_POINTS.find(({ id }) => id === 'deny-incoming');
  // Behind broken text nothing is added unseen.
  const isWhole = file.documents.every(({ reading }) => reading !== undefined && !reading.broken);
  if (!isWhole || looksLikeJson(file.text) || start === undefined) return undefined;
  const name = freeName(`default-deny-${direction}`, taken);
  const text = denying(start.text, name, policy.namespaceAssumed ? undefined : policy.namespace, direction);
  return text === undefined ? undefined : { title: `Add policy ${name}`, change: { type: 'add', text } };
}

const written = new Map<string, string | undefined>();

// Asked for after every pause, for the same few namespaces.
function denying(start: string, name: string, namespace: string | undefined, direction: Direction): string | undefined {
  const key = JSON.stringify([name, namespace, direction]);
  if (written.has(key)) return written.get(key);
  if (written.size > 1_000) written.clear();
  const placements: Placement[] = [
    { type: 'set', path: ['metadata', 'name'], value: name },
    { type: 'set', path: ['spec', 'policyTypes'], value: [TYPE[direction]] },
  ];
  if (namespace !== undefined)
    placements.push({ type: 'set', path: ['metadata', 'namespace'], value: namespace, after: ['name'] });
  const edited = editDocument(start, placements);
  const text = edited.ok ? edited.text : undefined;
  written.set(key, text);
  return text;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next += 1) name = `${wanted}-${next}`;
  return name;
}
