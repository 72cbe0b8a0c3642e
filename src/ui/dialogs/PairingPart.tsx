import type { ReactElement } from 'react';
import type { Policy } from '../../engine/policy';
import type { Preview } from '../../store/contract';
import { useDrawbridge } from '../../store/store';
import { fileOf, type ObjectKey, objectOf } from '../../workspace/workspace';
import { PairingCards } from './PairingCards';
import type { PairingShown } from './usePairing';

export interface PairingPartProps {
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly shown: PairingShown;
  /** What saving would do now. */
  readonly preview: Preview | undefined;
  readonly onJoin: (join: 'and' | 'or') => void;
}

/** The two ways two selectors can be written, beside the text that each would leave. */
export function PairingPart({ object, policy, shown, preview, onJoin }: PairingPartProps): ReactElement {
  const open = useDrawbridge(({ workspace }) => objectOf(workspace, object));
  const file = useDrawbridge(({ workspace }) => fileOf(workspace, open?.file));
  const standing = file?.documents.find(({ key }) => key === open?.document);
  const line = (file?.text.slice(0, standing?.start ?? 0).match(/\r\n|\r|\n/g) ?? []).length;
  // Nothing to save, or nothing to turn: that is how it stands.
  const chosen = preview === undefined ? standing?.text : textOf(preview);
  const other = shown.other === undefined ? standing?.text : textOf(shown.other);
  const [before, after] = shown.join === shown.from ? [chosen, other] : [other, chosen];
  const texts = shown.off !== undefined || before === undefined || after === undefined ? undefined : ([before, after] as const);
  const { both, join, from, off } = shown;
  return <PairingCards policy={policy} both={both} join={join} onJoin={onJoin} off={off} from={from} texts={texts} line={line} />;
}

function textOf(preview: Preview): string | undefined {
  return preview.ok && preview.text !== '' ? preview.text : undefined;
}
