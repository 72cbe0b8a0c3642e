import type { Intent } from '../../kinds/intent';
import { formatPath, type Path } from '../../text/path';
import { type OpenFile, type OpenObject, placeOf, policiesOf } from '../../workspace/workspace';
import type { MenuEntry, MenuSection } from './menuEntry';
import type { StartChoice } from './request';

/** A way to begin a policy, with the text that is added. */
export interface AddChoice extends StartChoice {
  readonly text: string;
}

const STRIP: Intent = { type: 'stripServerFields' };

/** What can be done to a policy as a whole. `points`: the policies another one can begin as. */
export function policyMenu(file: OpenFile, object: OpenObject, points: readonly AddChoice[]): readonly MenuSection[] {
  const { key } = object;
  const name = object.name === '' ? 'The policy' : object.name;
  const server = serverFields(object);
  const stale = object.stale ? 'The text cannot be read at the moment.' : undefined;
  const last = policiesOf(file).length === 1;
  const strip: readonly MenuEntry[] =
    server.length === 0
      ? []
      : [{ name: 'Strip server fields', detail: `${server.join(', ')}.`, off: stale, does: { type: 'intent', intent: STRIP } }];
  return [
    {
      entries: [
        { name: 'Edit…', off: stale, does: { type: 'dialog', request: { type: 'editPolicy', object: key } } },
        { name: 'Duplicate', off: stale, does: { type: 'change', change: { type: 'duplicate', object: key } } },
        {
          name: 'Add another policy to this file…',
          does: points.map(
            ({ title, sentence, text }): MenuEntry => ({
              name: title,
              detail: sentence,
              does: { type: 'change', change: { type: 'add', text } },
            }),
          ),
        },
        ...strip,
      ],
    },
    {
      entries: [
        { name: 'Copy as YAML', does: { type: 'copy', what: 'yaml' } },
        { name: 'Copy in words', off: stale, does: { type: 'copy', what: 'words' } },
        { name: 'Copy as Markdown', off: stale, does: { type: 'copy', what: 'markdown' } },
      ],
    },
    {
      entries: [
        {
          name: 'Delete',
          detail: last ? 'It is the only policy of its file. The file stays open.' : undefined,
          danger: true,
          does: { type: 'change', change: { type: 'delete', object: key }, notice: `${name} was deleted.` },
        },
      ],
    },
  ];
}

const SERVER_FIELDS: readonly (readonly [string, Path])[] = [
  ['status', ['status']],
  ['uid', ['metadata', 'uid']],
  ['resourceVersion', ['metadata', 'resourceVersion']],
  ['generation', ['metadata', 'generation']],
  ['creationTimestamp', ['metadata', 'creationTimestamp']],
  ['selfLink', ['metadata', 'selfLink']],
  ['managedFields', ['metadata', 'managedFields']],
  ['last-applied-configuration', ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration']],
];

/** What the server filled in, by name: the fields that the intent `stripServerFields` takes away. */
export function serverFields(object: OpenObject): readonly string[] {
  return SERVER_FIELDS.flatMap(([name, path]) => (object.ranges.has(formatPath(path)) ? [name] : []));
}

/**
 * The object's own text, to be put elsewhere: its document without the line that divides it from the one before, or
 * its item of a List, moved to the left edge and with the kind it has from there. With a final newline.
 */
export function yamlOf(file: OpenFile, object: OpenObject): string {
  const place = object.base.length === 0 ? object.documentRange : (placeOf(object, []) ?? object.documentRange);
  const text = file.text.slice(place.start, place.end).replace(/^\uFEFF/, '');
  if (object.base.length === 0) return ended(text.replace(/^---[ \t]*(#.*)?(\r\n|\r|\n)/m, ''));
  const line =
    file.text
      .slice(0, place.start)
      .split(/\r\n|\r|\n/)
      .at(-1) ?? '';
  return withType(object, ended(text.replace(new RegExp(`(\\r\\n|\\r|\\n) {1,${Math.max(1, line.length)}}`, 'g'), '$1')));
}

/** An item of a typed list need not say what it is; alone it must. */
function withType({ apiVersion, kind, ranges }: OpenObject, text: string): string {
  if (kind === '' || ranges.has('apiVersion') || ranges.has('kind')) return text;
  if (text.startsWith('{')) return `{"apiVersion": "${apiVersion}", "kind": "${kind}", ${text.slice(1)}`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\n${text}`;
}

function ended(text: string): string {
  return `${text.replace(/\s+$/, '')}\n`;
}
