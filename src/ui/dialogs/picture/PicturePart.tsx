import type { ReactElement } from 'react';
import { matchedPods } from '../../../answers/matched';
import type { Drawing } from '../../../picture/export/drawing';
import type { Pen } from '../../../picture/export/pen';
import { policySvg } from '../../../picture/export/policySvg';
import { useCluster } from '../../../store/openCluster';
import { useDrawbridge } from '../../../store/store';
import { policySentence, sentenceText } from '../../../words';
import { matchedCount } from '../../../words/matchedWords';
import type { OpenObject } from '../../../workspace/workspace';
import { drawn } from '../../canvas/drawn';
import { onScreen } from '../../canvas/onScreen';
import { SavePicture } from './SavePicture';

/** The picture on screen as a file, or on the clipboard. */
export function PicturePart({ object }: { readonly object: OpenObject }): ReactElement | null {
  const profile = useDrawbridge((state) => state.profile);
  const cluster = useCluster();
  const { policy } = object;
  if (!policy) return null;

  const draw = (pen: Pen): Drawing => {
    // On a phone the canvas may not be there: then it is the policy alone.
    const shown = onScreen() ?? { policy, picture: drawn(policy, profile).picture, stale: object.stale };
    const { subject, namespace } = shown.policy;
    const { ingress, egress } = drawn(shown.policy, profile);
    const found = subject === 'unreadable' ? undefined : matchedPods(cluster, namespace, subject);
    return policySvg(
      {
        ...shown,
        sentence: sentenceText(policySentence(shown.policy, ingress, egress)),
        matched: found && matchedCount(found),
      },
      pen,
    );
  };
  return (
    <section className="picture" aria-label="Picture">
      <h3>Picture</h3>
      <SavePicture name={fileName(policy.name)} draw={draw} />
    </section>
  );
}

/** After the policy, where its name could be a file's: the API server takes no other. */
function fileName(name: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(name) ? name : 'policy';
}
