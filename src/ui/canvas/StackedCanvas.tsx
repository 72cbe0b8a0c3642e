import type { CSSProperties, ReactElement, ReactNode } from 'react';
import type { Policy } from '../../engine/policy';
import { type Picture, type PictureSide, SIZES } from '../../picture';
import { ColumnHead } from './flowParts';
import { GroupBox } from './GroupBox';
import { PolicyCard } from './PolicyCard';
import { sizeProperties } from './sizeProperties';

const STYLE: CSSProperties = sizeProperties(SIZES.touch);

/** The picture on a phone: everything below each other, verdicts as words and edges instead of lines. */
export function StackedCanvas({
  policy,
  picture,
  below,
}: {
  readonly policy: Policy;
  readonly picture: Picture;
  readonly below: ReactNode;
}): ReactElement {
  return (
    <div className="pc-stack" style={STYLE}>
      <Column side={picture.ingress} />
      <div className="pc-card" data-ingress={picture.ingress.wall} data-egress={picture.egress.wall}>
        <PolicyCard policy={policy} />
      </div>
      <Column side={picture.egress} />
      {below}
    </div>
  );
}

function Column({ side }: { readonly side: PictureSide }): ReactElement {
  return (
    <>
      <ColumnHead side={side} />
      {side.groups.map((group) => (
        <GroupBox key={group.id} group={group} hubs={side.hubs} stacked />
      ))}
    </>
  );
}
