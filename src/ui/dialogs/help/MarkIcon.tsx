import { Lock, LockOpen, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Marked } from '../../../words/help/help';
import { SeverityIcon } from '../../answers/SeverityIcon';
import { LineSample } from '../../canvas/Legend';
import { VerdictIcon } from '../../canvas/VerdictIcon';

type Mark = Pick<Marked, 'mark'>;

/** A state as its panel draws it. */
export function MarkIcon({ mark }: Mark): ReactElement {
  switch (mark) {
    case 'error':
    case 'warning':
    case 'info':
      return <SeverityIcon severity={mark} />;
    case 'breaks':
      return <TriangleAlert size={14} className="icon outcome__warns" />;
    case 'isolated':
      return <Lock size={14} className="icon" />;
    case 'open':
      return <LockOpen size={14} className="icon" />;
    default:
      return <VerdictIcon state={mark} />;
  }
}

/** The line that leads to a row of that state; what has none leaves its place empty. */
export function MarkLine({ mark }: Mark): ReactElement {
  switch (mark) {
    case 'allowed':
    case 'depends':
    case 'denied':
    case 'unknown':
      return <LineSample state={mark} />;
    case 'ports':
      return <LineSample state="allowed" />;
    default:
      return <span className="help__no-line" />;
  }
}
