import { Fragment, type ReactElement } from 'react';
import { SHORTCUTS, type Shortcut } from '../../../words/help/shortcuts';
import { isApple, keyText } from '../../frame/keyText';

/** All shortcuts, a heading for each place. */
export function ShortcutList(): ReactElement {
  return (
    <div className="shortcuts">
      {SHORTCUTS.map(({ place, title, shortcuts }) => (
        <section key={place} aria-label={title}>
          <h3>{title}</h3>
          <Keys shortcuts={shortcuts} />
        </section>
      ))}
    </div>
  );
}

/** Keys and what they do. */
export function Keys({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }): ReactElement {
  return (
    <dl className="keys">
      {shortcuts.map(({ keys, apple, does }) => (
        <div key={does}>
          <dt>
            {((isApple && apple) || keys).map((one, index) => (
              <Fragment key={one}>
                {index > 0 && ' '}
                {one.split(' ').map((key, at) => (
                  <Fragment key={key}>
                    {at > 0 && ' then '}
                    <kbd>{keyText(key)}</kbd>
                  </Fragment>
                ))}
              </Fragment>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
