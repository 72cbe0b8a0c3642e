import type { Analysis } from '../../answers/analysis';
import type { Asked } from '../../answers/asked';
import { directoryOf, nameKey } from '../../answers/directory';
import { onOneLine } from '../../words';

/** Of a name that is a pod's and also a workload's: which was taken, and how to name the other. Undefined when it is one's alone. */
export function namesakes(analysis: Analysis, asked: Asked): string | undefined {
  if (asked.type !== 'named') return undefined;
  const key = nameKey(asked.namespace, asked.name);
  const { pods, members } = directoryOf(analysis);
  const other = (members.get(key) ?? []).find(({ workload }) => workload.kind !== 'Pod');
  if (!pods.has(key) || other === undefined) return undefined;
  const { kind } = other.workload;
  return onOneLine(`${key} is the pod; for the ${kind} of that name write ${asked.namespace}/${kind}/${asked.name}.`);
}
