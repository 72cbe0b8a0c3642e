import type { Direction, Policy } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import { consequenceWords, directionWord, unreadIsolation } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import type { Deed, MenuEntry, MenuSection } from './menuEntry';
import { type Preset, presetsFor } from './presets';

/** What can be done to a direction as a whole, and the rules people add to it most often. */
export function directionMenu(object: ObjectKey, policy: Policy, direction: Direction): readonly MenuSection[] {
  const { isolated, by, rules } = policy[direction];
  const unknown = isolated === 'unknown' ? `${unreadIsolation({ by })} cannot be read. Mend this in the YAML.` : undefined;
  const opened = rules.some(
    ({ peers, entries, unreadable }) => peers === 'anyone' && entries.length === 0 && unreadable === undefined,
  );
  const closing = incoming(direction);
  const denyAll: MenuEntry = {
    name: 'Deny all',
    detail: consequenceWords(policy, { type: 'denyAll', direction })?.words,
    off: unknown ?? (isolated === true && by === 'listed' && rules.length === 0 ? 'It is so already.' : undefined),
    does: intent({ type: 'denyAll', direction }),
  };
  const allowAll: MenuEntry = {
    name: 'Allow all…',
    detail: `Every ${closing} connection will be allowed, by one rule for everyone.`,
    off: unknown ?? (isolated === false || opened ? 'It is so already.' : undefined),
    does: { type: 'dialog', request: { type: 'allowAll', object, direction } },
  };
  const isolate: MenuEntry =
    isolated === true
      ? {
          name: 'Stop isolating by default…',
          detail: `This policy will no longer restrict ${closing} connections.`,
          does: { type: 'dialog', request: { type: 'stopIsolating', object, direction } },
        }
      : {
          name: 'Isolate by default',
          detail: consequenceWords(policy, { type: 'isolate', direction, on: true })?.words,
          off: unknown,
          does: intent({ type: 'isolate', direction, on: true }),
        };
  return [
    { heading: directionWord(direction), entries: [denyAll, allowAll, isolate] },
    {
      heading: 'Add a rule',
      entries: presetsFor(direction).map((preset) => presetEntry(object, policy, direction, preset, unknown)),
    },
  ];
}

function presetEntry(
  object: ObjectKey,
  policy: Policy,
  direction: Direction,
  preset: Preset,
  off: string | undefined,
): MenuEntry {
  const { title, sentence, peers, ports } = preset;
  if (peers === undefined) {
    const request = { type: 'addRule', object, direction, group: 'cluster', preset: preset.id } as const;
    return { name: `${title}…`, detail: `${sentence}.`, off, does: { type: 'dialog', request } };
  }
  const added: Intent = { type: 'addRule', direction, peers, ports };
  const closes = consequenceWords(policy, added)?.words;
  return {
    name: title,
    detail: closes === undefined ? `${sentence}.` : `${sentence}. ${closes}`,
    off,
    does: { type: 'intent', intent: added, after: { direction, rule: policy[direction].rules.length, peer: 0 } },
  };
}

function incoming(direction: Direction): string {
  return direction === 'ingress' ? 'incoming' : 'outgoing';
}

function intent(wish: Intent): Deed {
  return { type: 'intent', intent: wish };
}
