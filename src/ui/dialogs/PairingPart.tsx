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
  const now = preview === undefined ? standing?.text : textOf(preview);
  // Once it is turned, the other way is how it stands.
  const other = shown.other === undefined ? standing?.text : textOf(shown.other);
  const texts =
    shown.off !== undefined || now === undefined || other === undefined || now === other ? undefined : ([now, other] as const);
  return (
    <PairingCards policy={policy} both={shown.both} join={shown.join} onJoin={onJoin} off={shown.off} texts={texts} line={line} />
  );
}

function textOf(preview: Preview): string | undefined {
  return preview.ok && preview.text !== '' ? preview.text : undefined;
}
